"""caselint.toml, or [tool.caselint] in pyproject.toml: what a team sets for its notes."""

from caselint.config.by_path import Configs
from caselint.config.discovery import find_config
from caselint.config.errors import ConfigError, nearest
from caselint.config.extending import load_config
from caselint.config.limits import limits_given, with_limits
from caselint.config.settings import Config
from caselint.config.starter import starter

__all__ = [
    "Config",
    "ConfigError",
    "Configs",
    "find_config",
    "limits_given",
    "load_config",
    "nearest",
    "starter",
    "with_limits",
]
