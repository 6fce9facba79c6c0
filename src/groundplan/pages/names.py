"""Every name that templates may use. It is a promise: names are added, not changed; the guide lists them all."""

from __future__ import annotations

from msgspec import Struct


class Name(Struct, frozen=True):
    """One documented name: a `variable`, `filter` or `function`; `where` tells the templates that have it."""

    name: str
    kind: str
    about: str
    example: str
    where: str = "all templates"


NAMES = (
    Name(
        "model",
        "variable",
        "The whole model. Maps by id: `components`, `connections`, `flows`, `layers`, `owners`, `tags`. "
        "Questions, each "
        "asked with an id: `children`, `inside`, `path`, `members`, `memberships`, `instances`, `base`, "
        "`is_group`, `incoming`, "
        "`outgoing`, `entering` and `leaving` (of a group), `neighbours`, `upstream`, "
        "`downstream`, `in_layer`, `owned_by`, `tagged`, "
        "`flows_through`; and `roots`.",
        "{{ model.components | length }}",
    ),
    Name(
        "diagrams",
        "variable",
        "All diagrams: `by_id`, a map; `hand_written` and `automatic`, lists; `about`, asked with `layer:data`, "
        "`owner:backend` or `tag:edge`, a list. A diagram has `id`, `title`, `description`.",
        "{{ diagrams.hand_written | length }}",
    ),
    Name(
        "site",
        "variable",
        "The site: its `name`, and `html`, which is false where pages are plain Markdown.",
        "{{ site.name }}",
    ),
    Name("page", "variable", "The page being written: its `path` and `title`.", "{{ page.title }}"),
    Name(
        "reference",
        "variable",
        "What Groundplan itself knows, for guides: `keys` (sections of keys of the YAML files), `codes` (problems), "
        "`types` (component types) and `names` (this list).",
        "{{ reference.codes | length }}",
    ),
    Name(
        "component",
        "variable",
        "The component: `id`, `name`, `type` (`name`, `title`), `summary`, `description`, `technology`, "
        "`layer`, `owner`, `status`, "
        "`tags`, `properties`, `links`, `parent`, `member_of`, `allows`, `routes`, `count`, "
        "`place` (`path`, `line`).",
        "{{ component.name }}",
        "`component.md.j2`, `group.md.j2`",
    ),
    Name(
        "text",
        "variable",
        "The text of `docs/components/<id>.md`, or nothing.",
        "{{ text }}",
        "`component.md.j2`, `group.md.j2`",
    ),
    Name(
        "diagram",
        "variable",
        "The diagram: `id`, `title`, `description`, ...",
        "{{ diagram.title }}",
        "`diagram.md.j2`",
    ),
    Name(
        "layer", "variable", "The layer: `id`, `name`, `summary`, `description`.", "{{ layer.name }}", "`layer.md.j2`"
    ),
    Name(
        "flow",
        "variable",
        "The flow: `id`, `name`, `summary`, `description`; `items` (steps, notes and blocks), `steps` (all of "
        "them in a row), "
        "`components` (ids).",
        "{{ flow.steps | length }}",
        "`flow.md.j2`",
    ),
    Name(
        "owner",
        "variable",
        "The owner: `id`, `name`, `summary`, `description`, `links`.",
        "{{ owner.name }}",
        "`owner.md.j2`",
    ),
    Name("tag", "variable", "The tag: `id`, `name`, `summary`, `description`.", "{{ tag.name }}", "`tag.md.j2`"),
    Name(
        "between",
        "variable",
        "Who talks to whom on the first level: a list of pairs, each a component and a list of what it talks to, with "
        "`target` and `count`.",
        "{{ between | length }}",
        "`matrix.md.j2`",
    ),
    Name(
        "picture",
        "function",
        "The place of a diagram's picture: its id, and a caption if there is something to say.",
        "{{ picture('overview', 'The platform from far away') }}",
    ),
    Name(
        "link",
        "filter",
        "A Markdown link to the page of a component, connection, diagram, flow, layer, owner or tag, or to a "
        "target written "
        "as text. Its name is the link's text unless another is given.",
        "{{ component | link }}",
    ),
    Name("anchor", "filter", "The same as an HTML link, for use inside HTML.", "<b>{{ component | anchor }}</b>"),
    Name(
        "full_name",
        "filter",
        "The name of a component; where others have it, too, with a group that tells them apart: `Cache (in Shop)`.",
        "{{ component | link(component | full_name) }}",
    ),
    Name("address", "filter", "The address alone, for a Markdown link.", "[here]({{ 'flow:order' | address }})"),
    Name("url", "filter", "The address alone, for an HTML attribute.", '<a href="{{ component | url }}">'),
    Name(
        "prose",
        "filter",
        "Markdown from the model, of any length, cleaned, as a block.",
        "{{ component.description | prose }}",
    ),
    Name("inline", "filter", "Markdown from the model, of one line, cleaned.", "{{ component.summary | inline }}"),
    Name("slug", "filter", "Text as a part of an address.", "{{ 'Web platform' | slug }}"),
    Name(
        "icon",
        "filter",
        "The icon of a component or type as an image; nothing where there is none.",
        "{{ component | icon }}",
    ),
    Name(
        "icon_url",
        "filter",
        "The address of that icon, for HTML or a style.",
        '<img src="{{ component | icon_url }}" alt="">',
    ),
    Name("code", "filter", "A value as inline code, whatever it holds.", "{{ component.id | code }}"),
    Name(
        "fenced",
        "filter",
        "Text as a fenced block of code in the language given.",
        "{{ reference.codes[0].bad | fenced('yaml') }}",
    ),
    Name("counted", "filter", "A number with its word, in the singular or the plural.", "{{ 2 | counted('step') }}"),
)
"""The names, variables first. Besides them templates have everything that Jinja brings along."""
