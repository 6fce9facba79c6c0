// A picture in which a flow is played: what belongs to the step stands out, what was before is weaker, the rest is faint.

// A line as a step follows it, above all others; against the line's direction it gets an arrowhead at the other end.
function trailOf(course, against) {
  const line = course.cloneNode();
  line.setAttribute("class", `gp-trail${against ? " gp-trail--against" : ""}`);
  if (!against) return [line];
  const [tip, back] = [0, 6].map((length) => course.getPointAtLength(length));
  const angle = (Math.atan2(tip.y - back.y, tip.x - back.x) * 180) / Math.PI;
  const head = course.cloneNode();
  head.setAttribute("class", "gp-trail gp-trail--head");
  head.setAttribute("d", "M0 0-9-4.5l2 4.5-2 4.5z");
  head.setAttribute("transform", `translate(${tip.x} ${tip.y}) rotate(${angle})`);
  return [line, head];
}

function playedPicture(figure, steps) {
  const svg = figure.querySelector("svg.gp-drawing");
  const all = [...svg.querySelectorAll("[data-step], [data-edge], [data-box], [data-frame]")];
  // What belongs to each step, its badge or message first: the line, and what the line connects.
  const parts = new Map(steps.map(({ number }) => {
    const marks = all.filter(({ dataset }) => dataset.step === number);
    const edges = marks.map((mark) => mark.closest("[data-edge]")?.dataset.edge).filter(Boolean);
    const lines = edges.length ? all.filter(({ dataset }) => edges.includes(dataset.edge)) : marks;
    const ends = lines.flatMap(({ dataset }) => [dataset.from, dataset.to]).filter(Boolean);
    return [number, [...marks, ...lines, ...all.filter(({ dataset }) => ends.includes(dataset.box || dataset.frame))]];
  }));

  function show(step, done) {
    const current = new Set(parts.get(step?.number));
    const gone = new Set(done.flatMap(({ number }) => parts.get(number)));
    const back = step && !step.row.matches(".gp-step--along");
    svg.querySelectorAll(".gp-trail").forEach((each) => each.remove());
    svg.classList.toggle("gp-playing", current.size > 0);
    for (const each of all) {
      const isCurrent = current.has(each);
      const is = !current.size ? "" : isCurrent ? "gp-current" : gone.has(each) ? "gp-done" : "gp-dimmed";
      for (const state of ["gp-current", "gp-done", "gp-dimmed"]) each.classList.toggle(state, is === state);
      const against = Boolean(isCurrent && back && each.dataset.edge);
      each.classList.toggle("gp-against", against);
      const course = isCurrent && each.querySelector(".course");
      if (course) (each.dataset.edge ? each.parentNode.lastChild : course).after(...trailOf(course, against));
    }
    const elements = [...current].filter(({ dataset }) => !dataset.frame);
    if (elements.length) figure.dispatchEvent(new CustomEvent("groundplan:show", { detail: { elements } }));
  }

  return { figure, svg, show, mark: (step) => parts.get(step.number)[0] };
}
