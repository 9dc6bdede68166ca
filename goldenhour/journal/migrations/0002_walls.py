"""The database's own walls: insert only, a chain of hashes, and word to whoever listens.

The chain has eight shards, so that eight transactions can write at once; all entries of one
transaction go to one shard, so they never wait for each other in a circle. A shard stays
locked until its transaction ends.
"""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly

FUNCTIONS = """
CREATE FUNCTION goldenhour_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION journal_digest(e journal_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(e.prev, ''::bytea) || convert_to(concat_ws(E'\\x1f',
    e.id, e.what, e.about, e.facts::text, encode(coalesce(e.content, ''::bytea), 'hex'),
    e.command, extract(epoch FROM e.at), extract(epoch FROM e.recorded_at), e.by_id, e.shard
  ), 'UTF8'))
$$;

CREATE FUNCTION journal_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shard := (pg_current_xact_id()::text::bigint % 8)::smallint;
  PERFORM pg_advisory_xact_lock(7241, NEW.shard);
  NEW.recorded_at := clock_timestamp();
  SELECT hash INTO NEW.prev FROM journal_entry WHERE shard = NEW.shard ORDER BY id DESC LIMIT 1;
  NEW.hash := journal_digest(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER journal_chain BEFORE INSERT ON journal_entry
FOR EACH ROW EXECUTE FUNCTION journal_chain();

CREATE FUNCTION journal_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('goldenhour', NEW.id || ' ' || NEW.what || ' ' || NEW.about);
  RETURN NULL;
END $$;
CREATE TRIGGER journal_tell AFTER INSERT ON journal_entry
FOR EACH ROW EXECUTE FUNCTION journal_tell();
"""
GONE = """
DROP TRIGGER journal_tell ON journal_entry; DROP FUNCTION journal_tell();
DROP TRIGGER journal_chain ON journal_entry; DROP FUNCTION journal_chain();
DROP FUNCTION journal_digest(journal_entry); DROP FUNCTION goldenhour_insert_only();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, GONE),
        InsertOnly("journal_entry"),
        InsertOnly("journal_receipt"),
    ]
