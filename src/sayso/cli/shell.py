"""`sayso examples` and `sayso completion`: what somebody needs who has just installed sayso."""

from importlib.resources import files
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from sayso.errors import ConfigError


@click.command()
@click.argument("folder", default="examples", type=click.Path(file_okay=False, path_type=Path))
def examples(folder: Path) -> None:
    """Write the three example captures into FOLDER (examples), to try sayso on."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in example_files().items():
        target = folder / name
        if target.exists() and target.read_bytes() != content:
            raise ConfigError(f"{target} is there already, and other", hint="give another folder")
        target.write_bytes(content)
    click.echo(f"{folder}: now try `sayso read {folder}` and `sayso show`", err=True)


def example_files() -> dict[str, bytes]:
    """The example captures by file name: packaged with sayso, or those of the checkout that it runs from."""
    packaged = files("sayso") / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"
    return {
        file.name: file.read_bytes()
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.is_file() and file.name.endswith(".txt")
    }


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    r"""Print the script by which a shell completes sayso's commands and options.

    \b
    eval "$(sayso completion bash)"       in ~/.bashrc
    eval "$(sayso completion zsh)"        in ~/.zshrc
    sayso completion fish | source        in ~/.config/fish/config.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(ctx.find_root().command, {}, "sayso", "_SAYSO_COMPLETE").source())
