// The steps of a flow as its table tells them: each with the branches it stands in, and the branches of each `alt`.

function stepsOf(table) {
  const steps = [];
  const forks = new Map();
  const within = [];
  for (const row of table.tBodies[0].rows) {
    const { block, depth } = row.dataset;
    within.length = Math.min(within.length, depth);
    if (block) {
      const branch = { row, block, words: row.textContent.trim(), within: [...within] };
      if (row.matches(".gp-block--alt")) forks.set(block, [...(forks.get(block) || []), branch]);
      within.push(branch);
    } else if (row.id) {
      steps.push({ row, number: row.id.slice("step-".length), hash: `#${row.id}`, within: [...within] });
    }
  }
  return [steps, forks];
}
