"""Which config file is at fault, where settings ask for what there is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caselint.commands.jobs import Files
    from caselint.config import Configs


def with_its_file(reason: str, files: Files) -> str:
    """What is wrong with the settings of a run, after the config file that it is wrong in.

    It stands alone where the command line is at fault, or something that no config file says.
    """
    configs = files.configs.without_command_line()
    for job in {job.settings: job for job in files.jobs}.values():
        path = Path(job.path)
        if _fault_of(configs, path) == reason:
            return f"{_file_with(reason, configs, path)}: {reason}"
    return reason


def _fault_of(configs: Configs, path: Path) -> str | None:
    from caselint.config import ConfigError
    from caselint.packs import load_with_packs
    from caselint.selection import make_linter
    from caselint.yaml_files import RuleError

    settings = configs.of(path)
    try:
        make_linter(load_with_packs([Path(pack) for pack in settings.packs]), settings)
    except ConfigError as error:
        return str(error)
    except RuleError:  # which names its file
        return None
    return None


def _file_with(reason: str, configs: Configs, path: Path) -> Path | None:
    """The file that says the name which the reason quotes: the nearest, or one that it extends."""
    quoted = re.search("“(.+?)”", reason)
    said = [
        layer.path for layer in configs.layers_of(path) if quoted and repr(quoted[1]) in repr(layer.values)
    ]
    return said[-1] if said else configs.file_of(configs.absolute(path).parent)
