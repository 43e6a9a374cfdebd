"""What docker/ sets of Airflow's are settings that Airflow has; a misspelt one would be passed over in silence."""

from __future__ import annotations

import re

from airflow.configuration import conf
from airflow.providers_manager import ProvidersManager

from tests import compose


def known(variable: str) -> bool:
    """Whether AIRFLOW__SECTION__OPTION, or ..._CMD of a secret one, is a setting of Airflow or of a provider."""
    found = re.fullmatch(r"AIRFLOW__([A-Z_]+?)__([A-Z0-9_]+?)(_CMD)?", variable)
    assert found, variable
    section, option, command = found[1].lower(), found[2].lower(), found[3]
    if command and (section, option) not in conf.sensitive_config_values:
        return False
    return option in conf.configuration_description.get(section, {}).get("options", {})


def test_every_setting_exists() -> None:
    ProvidersManager().initialize_providers_configuration()
    set_for_all = compose.image_environment()
    for service in compose.services().values():
        set_for_all |= service.get("environment", {})
    airflows = {name for name in set_for_all if name.startswith("AIRFLOW__")}
    assert len(airflows) > 10
    assert {name for name in airflows if not known(name)} == set()
    assert not known("AIRFLOW__CORE__EXECUTORS")
    assert not known("AIRFLOW__CORE__EXECUTOR_CMD")
