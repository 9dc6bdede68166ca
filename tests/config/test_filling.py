"""Filling: the demonstration is played into an empty database, never over somebody's force."""

from datetime import datetime

import pytest

from goldenhour.config import control_room
from goldenhour.contact.models import Contact
from goldenhour.force import commands as force
from goldenhour.force.models import Officer


def test_a_force_that_is_there_already_is_left_alone(house: Officer, nine: datetime) -> None:
    force.open_base(code="HA", name="Hanley", easting=388000, northing=347000, by=house, at=nine)
    with pytest.raises(control_room.AlreadyFull, match="goldenhour demo --fresh"):
        control_room.fill_if_empty()
    assert not Contact.objects.exists()
