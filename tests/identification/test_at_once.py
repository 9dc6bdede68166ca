"""At once: two officers write the same caller at the same moment; one row is the first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

from django.db import connection

from goldenhour.contact.commands import receive
from goldenhour.force.models import Officer
from goldenhour.identification import commands
from goldenhour.identification.models import Mention, Person
from goldenhour.journal.uids import new_uid
from tests.moments import NINE


def test_of_two_first_statements_one_is_kept_and_the_other_is_told(own_database: str) -> None:
    hana = _hana()
    contact = receive(channel="999", by=hana, at=NINE).uid
    together = Barrier(2)

    def say(phone: str) -> str:
        together.wait()
        try:
            commands.mention(contact=contact, role="caller", phone=phone, by=hana, at=NINE)
        except commands.Meanwhile:
            return "meanwhile"
        finally:
            connection.close()
        return "kept"

    with ThreadPoolExecutor(2) as officers:
        told = list(officers.map(say, ["07700 900142", "07700 900143"]))
    firsts = Mention.objects.filter(contact__uid=contact, supersedes=None).count()
    newest = Mention.objects.filter(contact__uid=contact, superseded_by=None).count()
    assert (firsts, newest) == (1, 1)
    assert told.count("kept") == Mention.objects.filter(contact__uid=contact).count()


def test_a_person_begins_once_when_two_officers_say_so(own_database: str) -> None:
    hana = _hana()
    mention = commands.mention(role="victim", case="26/0001", surname="Sample", by=hana, at=NINE)
    together = Barrier(2)

    def say(_: int) -> UUID:
        together.wait()
        try:
            return commands.confirm_person(mention=mention.uid, reason="New", by=hana, at=NINE).uid
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as officers:
        assert len(set(officers.map(say, range(2)))) == 1
    assert Person.objects.count() == 1


def _hana() -> Officer:
    return Officer.objects.create(
        uid=new_uid(NINE),
        username="hana",
        name="Hana Example",
        staff_number="7101",
        roles=["contact_officer"],
        password="!",
    )
