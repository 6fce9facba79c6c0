"""What can be wrong with files and folders before their YAML is read."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

MISSING_FOLDER = Code(
    name="missing-folder",
    severity=Severity.ERROR,
    title="The folder is missing",
    message="There is no folder `{folder}` in the project.",
    mend="Make the folder `{folder}` and put a YAML file into it, or start with `groundplan init`.",
    about=(
        "The model is read from the YAML files of one folder, which lies beside `mkdocs.yml`. "
        "Groundplan found the project but not that folder. Often the command runs in the wrong place: "
        "start it in the project's own folder."
    ),
)

NOT_A_FOLDER = Code(
    name="not-a-folder",
    severity=Severity.ERROR,
    title="A file where a folder is due",
    message="`{folder}` is not a folder, so nothing is read from it.",
    mend="Rename or remove it, and make a folder `{folder}` if you need one.",
    about=(
        "The folders of a project have fixed names. Something else of that name, such as a file or a link whose "
        "target is gone, stands in the way, and nothing that was meant to be there can be read."
    ),
)

EMPTY_FOLDER = Code(
    name="empty-folder",
    severity=Severity.ERROR,
    title="The folder holds no YAML file",
    message="The folder `{folder}` holds no YAML file.",
    mend="Add a file such as `{folder}/example.yml`; only names that end in `.yml` or `.yaml` are read.",
    about=(
        "All files below the folder whose names end in `.yml` or `.yaml` are read, at any depth. Files and folders "
        "whose names begin with a dot are left out. Here none was left."
    ),
)

EMPTY_FILE = Code(
    name="empty-file",
    severity=Severity.WARNING,
    title="The file says nothing",
    message="`{path}` holds no YAML, only blank lines or comments.",
    mend="Write something into the file, or remove it.",
    about=(
        "The file has no content besides blank lines and comments. Nothing is lost, so this is a warning; but a file "
        "that was emptied by accident takes its part of the model along, and this is the only sign of it."
    ),
    example_file="model/web.yml",
    bad="# The web servers come here.\n",
    good=(
        "# The web servers.\n"
        "components:\n"
        "  web:\n"
        "    type: aws.compute.EC2\n"
        "    summary: Serves the pages of the shop.\n"
    ),
)

UNREADABLE_FILE = Code(
    name="unreadable-file",
    severity=Severity.ERROR,
    title="The file cannot be read",
    message="`{path}` cannot be read: {reason}.",
    mend="{mend}",
    about=(
        "The operating system did not hand out the file's text. The reasons are usually missing rights, a link whose "
        "target is gone, or something that is no file at all, such as a pipe. The other files are read all the same."
    ),
)

NOT_UTF8 = Code(
    name="not-utf8",
    severity=Severity.ERROR,
    title="The file is not UTF-8",
    message="The file is not UTF-8 text: {reason}.",
    mend="Save the file with the encoding UTF-8; every editor offers it when saving.",
    about=(
        "Text files are read as UTF-8, on every platform and whatever the machine's language is. A file that an older "
        "editor saved as Latin-1, Windows-1252 or UTF-16 holds bytes that mean nothing in UTF-8, most often at the "
        "first accented letter."
    ),
)

LINK_CIRCLE = Code(
    name="link-circle",
    severity=Severity.ERROR,
    title="A link leads back into its own folder",
    message="The link `{path}` leads back to a folder that it lies in.",
    mend="Remove the link; what it leads to is read already.",
    about=(
        "Links to folders are followed, so that teams can share a part of a model. A link to a folder above itself "
        "would be followed for ever; it is left out and reported."
    ),
)

CODES = (MISSING_FOLDER, NOT_A_FOLDER, EMPTY_FOLDER, EMPTY_FILE, UNREADABLE_FILE, NOT_UTF8, LINK_CIRCLE)
