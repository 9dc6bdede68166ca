-- goldenhour 9fcd28f0eec8190ed8a30b68b1f7d3fcf414eeb526b94f44d9f9bb756842ecb0
SET LOCAL check_function_bodies = false;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.goldenhour_insert_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION '% is insert only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.journal_chain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.shard := (pg_current_xact_id()::text::bigint % 8)::smallint;
  PERFORM pg_advisory_xact_lock(7241, NEW.shard);
  NEW.recorded_at := clock_timestamp();
  SELECT hash INTO NEW.prev FROM journal_entry WHERE shard = NEW.shard ORDER BY id DESC LIMIT 1;
  NEW.hash := journal_digest(NEW);
  RETURN NEW;
END $$;
CREATE TABLE public.journal_entry (
    id bigint NOT NULL,
    what character varying(64) NOT NULL,
    about character varying(80) NOT NULL,
    facts jsonb NOT NULL,
    content bytea,
    command character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone,
    shard smallint NOT NULL,
    prev bytea,
    hash bytea,
    by_id bigint NOT NULL
);
CREATE FUNCTION public.journal_digest(e public.journal_entry) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
  SELECT sha256(coalesce(e.prev, ''::bytea) || convert_to(concat_ws(E'\x1f',
    e.id, e.what, e.about, e.facts::text, encode(coalesce(e.content, ''::bytea), 'hex'),
    e.command, extract(epoch FROM e.at), extract(epoch FROM e.recorded_at), e.by_id, e.shard
  ), 'UTF8'))
$$;
CREATE FUNCTION public.journal_tell() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM pg_notify('goldenhour', NEW.id || ' ' || NEW.what || ' ' || NEW.about);
  RETURN NULL;
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE TABLE public.accountability_auditrun (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    selection character varying(16) NOT NULL,
    as_of timestamp with time zone NOT NULL,
    cases integer NOT NULL,
    profile character varying(32) NOT NULL,
    editions character varying(64)[] NOT NULL,
    tallies jsonb NOT NULL,
    answers jsonb NOT NULL,
    CONSTRAINT accountability_auditrun_cases_check CHECK ((cases >= 0)),
    CONSTRAINT accountability_auditrun_version_check CHECK ((version >= 0))
);
ALTER TABLE public.accountability_auditrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accountability_auditrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accountability_published (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    figure character varying(32) NOT NULL,
    definition_version smallint NOT NULL,
    as_of timestamp with time zone NOT NULL,
    numerator integer NOT NULL,
    denominator integer NOT NULL,
    cannot_tell integer NOT NULL,
    excluded jsonb NOT NULL,
    is_suppressed boolean NOT NULL,
    instances jsonb NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT a_figure_is_a_part_of_a_whole CHECK ((numerator <= denominator)),
    CONSTRAINT accountability_published_cannot_tell_check CHECK ((cannot_tell >= 0)),
    CONSTRAINT accountability_published_definition_version_check CHECK ((definition_version >= 0)),
    CONSTRAINT accountability_published_denominator_check CHECK ((denominator >= 0)),
    CONSTRAINT accountability_published_numerator_check CHECK ((numerator >= 0)),
    CONSTRAINT accountability_published_version_check CHECK ((version >= 0))
);
ALTER TABLE public.accountability_published ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accountability_published_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_callevent (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    event character varying(80) NOT NULL,
    call character varying(80) NOT NULL,
    kind character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    told_at timestamp with time zone NOT NULL,
    line character varying(32) NOT NULL,
    number character varying(64) NOT NULL,
    recording character varying(64) NOT NULL,
    transferred_to character varying(64) NOT NULL,
    location jsonb NOT NULL,
    contact_id bigint,
    channel character varying(16) NOT NULL,
    answered_by character varying(16) NOT NULL,
    CONSTRAINT a_call_event_is_one_of_the_list CHECK (((kind)::text = ANY ((ARRAY['offered'::character varying, 'queued'::character varying, 'answered'::character varying, 'held'::character varying, 'retrieved'::character varying, 'transferred'::character varying, 'abandoned'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT contact_callevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.contact_callevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_callevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_contact (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    reference character varying(16) NOT NULL,
    channel character varying(16) NOT NULL,
    line character varying(32) NOT NULL,
    recording character varying(64) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    caller_is character varying(16) NOT NULL,
    language character varying(35) NOT NULL,
    words text NOT NULL,
    place_said character varying(400) NOT NULL,
    house character varying(64) NOT NULL,
    street character varying(120) NOT NULL,
    locality character varying(80) NOT NULL,
    postcode character varying(8) NOT NULL,
    easting integer,
    northing integer,
    lsoa character varying(9) NOT NULL,
    setting character varying(5) NOT NULL,
    ended_at timestamp with time zone,
    ending character varying(16) NOT NULL,
    why_ended text NOT NULL,
    taken_by_id bigint NOT NULL,
    abandoned_at timestamp with time zone,
    call character varying(80) NOT NULL,
    hung_up_at timestamp with time zone,
    interpreter character varying(12) NOT NULL,
    number character varying(64) NOT NULL,
    placed_by character varying(12) NOT NULL,
    safe_number character varying(64) NOT NULL,
    safe_times character varying(120) NOT NULL,
    uprn character varying(12) NOT NULL,
    within_metres integer,
    CONSTRAINT a_channel_is_one_of_the_list CHECK (((channel)::text = ANY ((ARRAY['999'::character varying, '101'::character varying, 'online'::character varying, 'front_counter'::character varying, 'partner'::character varying])::text[]))),
    CONSTRAINT a_contact_without_incident_has_a_reason CHECK ((((ending)::text = ANY ((ARRAY[''::character varying, 'incident'::character varying])::text[])) OR (NOT (why_ended = ''::text)))),
    CONSTRAINT a_position_says_where_it_is_from CHECK (((placed_by)::text = ANY ((ARRAY[''::character varying, 'said'::character varying, 'searched'::character varying, 'map'::character varying, 'telephony'::character varying])::text[]))),
    CONSTRAINT a_setting_is_urban_or_rural CHECK (((setting)::text = ANY ((ARRAY['urban'::character varying, 'rural'::character varying])::text[]))),
    CONSTRAINT an_ending_has_its_moment CHECK ((((ended_at IS NULL) AND ((ending)::text = ''::text)) OR ((NOT ((ending)::text = ''::text)) AND (NOT (ended_at IS NULL))))),
    CONSTRAINT an_ending_is_one_of_the_list CHECK (((ending)::text = ANY ((ARRAY[''::character varying, 'incident'::character varying, 'no_incident'::character varying, 'resolved'::character varying, 'transferred'::character varying])::text[]))),
    CONSTRAINT an_interpreter_is_one_of_the_list CHECK (((interpreter)::text = ANY ((ARRAY[''::character varying, 'not_needed'::character varying, 'offered'::character varying, 'accepted'::character varying, 'declined'::character varying])::text[]))),
    CONSTRAINT contact_contact_version_check CHECK ((version >= 0)),
    CONSTRAINT contact_contact_within_metres_check CHECK ((within_metres >= 0))
);
ALTER TABLE public.contact_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_gazetteer (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    sha256 character varying(64) NOT NULL,
    addresses integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    in_force_at timestamp with time zone,
    replaced_at timestamp with time zone,
    CONSTRAINT contact_gazetteer_addresses_check CHECK ((addresses >= 0)),
    CONSTRAINT contact_gazetteer_version_check CHECK ((version >= 0))
);
ALTER TABLE public.contact_gazetteer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_gazetteer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_gazetteerentry (
    id bigint NOT NULL,
    uprn character varying(12) NOT NULL,
    house character varying(64) NOT NULL,
    street character varying(120) NOT NULL,
    locality character varying(80) NOT NULL,
    postcode character varying(8) NOT NULL,
    easting integer NOT NULL,
    northing integer NOT NULL,
    gazetteer_id bigint NOT NULL
);
ALTER TABLE public.contact_gazetteerentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_gazetteerentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_gazetteerstreet (
    id bigint NOT NULL,
    street character varying(120) NOT NULL,
    locality character varying(80) NOT NULL,
    postcode character varying(8) NOT NULL,
    easting integer NOT NULL,
    northing integer NOT NULL,
    lsoa character varying(9) NOT NULL,
    addresses integer NOT NULL,
    gazetteer_id bigint NOT NULL,
    CONSTRAINT contact_gazetteerstreet_addresses_check CHECK ((addresses >= 0))
);
ALTER TABLE public.contact_gazetteerstreet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_gazetteerstreet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_jotting (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    typed jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    CONSTRAINT contact_jotting_version_check CHECK ((version >= 0))
);
ALTER TABLE public.contact_jotting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_jotting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_report (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    answers jsonb NOT NULL,
    danger jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    CONSTRAINT contact_report_version_check CHECK ((version >= 0))
);
ALTER TABLE public.contact_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact_ringback (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    reached boolean NOT NULL,
    note text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    CONSTRAINT contact_ringback_version_check CHECK ((version >= 0))
);
ALTER TABLE public.contact_ringback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_ringback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.force_base (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    code character varying(2) NOT NULL,
    name character varying(64) NOT NULL,
    easting integer NOT NULL,
    northing integer NOT NULL,
    CONSTRAINT force_base_version_check CHECK ((version >= 0))
);
ALTER TABLE public.force_base ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.force_base_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.force_officer (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    username character varying(64) NOT NULL,
    name character varying(64) NOT NULL,
    staff_number character varying(16) NOT NULL,
    rank character varying(16) NOT NULL,
    roles character varying(32)[] NOT NULL,
    is_active boolean NOT NULL,
    is_demo boolean NOT NULL,
    team_id bigint,
    CONSTRAINT a_rank_is_one_of_the_list CHECK (((rank)::text = ANY ((ARRAY[''::character varying, 'constable'::character varying, 'detective'::character varying, 'sergeant'::character varying, 'inspector'::character varying, 'superintendent'::character varying, 'witness_care'::character varying, 'system'::character varying])::text[]))),
    CONSTRAINT force_officer_version_check CHECK ((version >= 0))
);
ALTER TABLE public.force_officer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.force_officer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.force_team (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    code character varying(24) NOT NULL,
    name character varying(64) NOT NULL,
    base_id bigint,
    CONSTRAINT force_team_version_check CHECK ((version >= 0))
);
ALTER TABLE public.force_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.force_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.force_token (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    sha256 bytea NOT NULL,
    scopes character varying(64)[] NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    officer_id bigint NOT NULL,
    CONSTRAINT force_token_version_check CHECK ((version >= 0))
);
ALTER TABLE public.force_token ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.force_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_involvement (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    "case" character varying(16) NOT NULL,
    role character varying(16) NOT NULL,
    kind character varying(32) NOT NULL,
    at timestamp with time zone NOT NULL,
    mention_id bigint NOT NULL,
    CONSTRAINT an_involvement_has_a_known_role CHECK (((role)::text = ANY ((ARRAY['victim'::character varying, 'suspect'::character varying, 'witness'::character varying])::text[]))),
    CONSTRAINT identification_involvement_version_check CHECK ((version >= 0))
);
ALTER TABLE public.identification_involvement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_involvement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_link (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    claim character varying(12) NOT NULL,
    because character varying(32)[] NOT NULL,
    reason text NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    claimed_by_id bigint NOT NULL,
    mention_id bigint NOT NULL,
    other_id bigint,
    person_id bigint,
    merge_id bigint,
    CONSTRAINT a_claim_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT a_claim_is_one_of_the_list CHECK (((claim)::text = ANY ((ARRAY['confirmed'::character varying, 'probable'::character varying, 'dismissed'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT a_claim_names_a_person_or_a_mention CHECK ((((other_id IS NULL) AND (person_id IS NOT NULL)) OR ((other_id IS NOT NULL) AND (person_id IS NULL)))),
    CONSTRAINT a_confirmed_claim_names_a_person CHECK (((person_id IS NOT NULL) OR (NOT ((claim)::text = 'confirmed'::text)))),
    CONSTRAINT identification_link_version_check CHECK ((version >= 0))
);
ALTER TABLE public.identification_link ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_marker (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    kind character varying(16) NOT NULL,
    detail character varying(400) NOT NULL,
    source character varying(120) NOT NULL,
    owner character varying(120) NOT NULL,
    starts_on date NOT NULL,
    expires_on date,
    review_on date NOT NULL,
    ended_at timestamp with time zone,
    why_ended character varying(400) NOT NULL,
    mention_id bigint,
    person_id bigint,
    reviewed_at timestamp with time zone,
    why_reviewed character varying(400) NOT NULL,
    CONSTRAINT a_marker_ends_with_a_reason CHECK ((((ended_at IS NULL) AND ((why_ended)::text = ''::text)) OR ((NOT (ended_at IS NULL)) AND (NOT ((why_ended)::text = ''::text))))),
    CONSTRAINT a_marker_has_a_source_and_an_owner CHECK (((NOT ((source)::text = ''::text)) AND (NOT ((owner)::text = ''::text)))),
    CONSTRAINT a_marker_is_about_a_mention_or_a_person CHECK ((((mention_id IS NOT NULL) AND (person_id IS NULL)) OR ((mention_id IS NULL) AND (person_id IS NOT NULL)))),
    CONSTRAINT a_marker_is_one_of_the_list CHECK (((kind)::text = ANY ((ARRAY['marac'::character varying, 'court_order'::character varying, 'code_word'::character varying, 'weapons'::character varying, 'suicide_risk'::character varying, 'exploitation'::character varying, 'previous_missing'::character varying, 'interpreter'::character varying, 'nuisance'::character varying, 'violence'::character varying, 'firearms'::character varying, 'dangerous_animal'::character varying, 'vulnerability'::character varying, 'refuge_address'::character varying, 'safeguarding'::character varying])::text[]))),
    CONSTRAINT identification_marker_version_check CHECK ((version >= 0))
);
ALTER TABLE public.identification_marker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_marker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_mention (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    "case" character varying(16) NOT NULL,
    role character varying(16) NOT NULL,
    relation character varying(24) NOT NULL,
    given_name character varying(120) NOT NULL,
    surname character varying(120) NOT NULL,
    sex character varying(24) NOT NULL,
    phone character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    date_of_birth character varying(60) NOT NULL,
    born_on date,
    age smallint,
    house character varying(120) NOT NULL,
    street character varying(120) NOT NULL,
    locality character varying(80) NOT NULL,
    postcode character varying(16) NOT NULL,
    uprn character varying(16) NOT NULL,
    factors character varying(48)[] NOT NULL,
    said_at timestamp with time zone NOT NULL,
    contact_id bigint,
    first_id bigint,
    noted_by_id bigint NOT NULL,
    supersedes_id bigint,
    CONSTRAINT a_mention_has_a_known_role CHECK (((role)::text = ANY ((ARRAY['caller'::character varying, 'professional'::character varying, 'third_party'::character varying, 'victim'::character varying, 'witness'::character varying, 'suspect'::character varying, 'household'::character varying])::text[]))),
    CONSTRAINT a_mention_is_made_in_a_contact_or_a_case CHECK (((contact_id IS NOT NULL) OR (NOT (("case")::text = ''::text)))),
    CONSTRAINT a_newer_row_knows_the_first_and_the_last CHECK ((((first_id IS NULL) AND (supersedes_id IS NULL)) OR ((first_id IS NOT NULL) AND (supersedes_id IS NOT NULL)))),
    CONSTRAINT identification_mention_version_check CHECK ((version >= 0))
);
ALTER TABLE public.identification_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_mentionkey (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    key bigint NOT NULL,
    mention_id bigint NOT NULL
);
ALTER TABLE public.identification_mentionkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_mentionkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_merge (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    reason text NOT NULL,
    against character varying(32)[] NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(8) NOT NULL,
    why_answered text NOT NULL,
    answered_at timestamp with time zone,
    undone_at timestamp with time zone,
    why_undone text NOT NULL,
    markers_moved bigint[] NOT NULL,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    gone_id bigint NOT NULL,
    into_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT a_merge_is_answered_by_somebody CHECK (((((answer)::text = ''::text) AND (answered_by_id IS NULL)) OR (((answer)::text = ANY ((ARRAY['agreed'::character varying, 'refused'::character varying])::text[])) AND (answered_by_id IS NOT NULL)))),
    CONSTRAINT a_merge_is_of_two CHECK ((NOT (gone_id = into_id))),
    CONSTRAINT a_merge_takes_two_people CHECK (((answered_by_id IS NULL) OR (NOT ((answered_by_id = asked_by_id) AND (answered_by_id IS NOT NULL))))),
    CONSTRAINT identification_merge_version_check CHECK ((version >= 0)),
    CONSTRAINT only_a_merge_is_undone_with_a_reason CHECK (((undone_at IS NULL) OR (((answer)::text = 'agreed'::text) AND (NOT (why_undone = ''::text)))))
);
ALTER TABLE public.identification_merge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_merge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_person (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    begun_by_id bigint NOT NULL,
    CONSTRAINT identification_person_version_check CHECK ((version >= 0))
);
ALTER TABLE public.identification_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identification_recheck (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    role character varying(16) NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    hits character varying(80)[] NOT NULL,
    kinds character varying(16)[] NOT NULL,
    answered_at timestamp with time zone,
    why_answered text NOT NULL,
    answered_by_id bigint,
    contact_id bigint NOT NULL,
    CONSTRAINT a_late_hit_is_acknowledged_by_somebody CHECK ((((answered_at IS NULL) AND (answered_by_id IS NULL) AND (why_answered = ''::text)) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL) AND (NOT (why_answered = ''::text))))),
    CONSTRAINT identification_recheck_version_check CHECK ((version >= 0))
);
ALTER TABLE public.identification_recheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identification_recheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.investigation_case (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    reference character varying(12) NOT NULL,
    offence character varying(200) NOT NULL,
    harm character varying(8) NOT NULL,
    domestic_abuse boolean,
    stalking boolean,
    child_present boolean,
    reported_at timestamp with time zone,
    recorded_at timestamp with time zone,
    planned_at timestamp with time zone,
    state character varying(12) NOT NULL,
    outcome smallint,
    finalised_at timestamp with time zone,
    next_due character varying(16) NOT NULL,
    next_due_at timestamp with time zone,
    officer_id bigint,
    CONSTRAINT a_finalised_case_has_its_outcome CHECK ((((finalised_at IS NULL) AND (outcome IS NULL) AND ((state)::text = 'OPEN'::text)) OR (((state)::text = 'FINALISED'::text) AND (NOT (outcome IS NULL)) AND (NOT (finalised_at IS NULL))))),
    CONSTRAINT an_outcome_is_1_to_22 CHECK (((outcome IS NULL) OR ((outcome >= 1) AND (outcome <= 22)))),
    CONSTRAINT harm_is_high_or_standard CHECK (((harm)::text = ANY ((ARRAY['high'::character varying, 'standard'::character varying])::text[]))),
    CONSTRAINT investigation_case_outcome_check CHECK ((outcome >= 0)),
    CONSTRAINT investigation_case_version_check CHECK ((version >= 0))
);
ALTER TABLE public.investigation_case ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.investigation_case_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.investigation_casefact (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    fact_id character varying(16) NOT NULL,
    type character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    rank character varying(16) NOT NULL,
    data jsonb NOT NULL,
    by_id bigint NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT a_fact_is_of_a_known_type CHECK (((type)::text = ANY ((ARRAY['case.allocated'::character varying, 'case.not_investigated'::character varying, 'case.recorded'::character varying, 'case.reported'::character varying, 'court.attendance_required'::character varying, 'court.bail_result'::character varying, 'court.hearing_listed'::character varying, 'court.resulted'::character varying, 'court.warrant_issued'::character varying, 'cps.decided'::character varying, 'cps.submitted'::character varying, 'direction.met'::character varying, 'evidence_led.assessed'::character varying, 'evidence_led.overturned'::character varying, 'fact.voided'::character varying, 'line.added'::character varying, 'line.disposed'::character varying, 'line.requested'::character varying, 'line.resulted'::character varying, 'orders.considered'::character varying, 'outcome.authorised'::character varying, 'outcome.finalised'::character varying, 'outcome.proposed'::character varying, 'plan.recorded'::character varying, 'property.decided'::character varying, 'property.held'::character varying, 'review.recorded'::character varying, 'risk.assessed'::character varying, 'safeguarding.referred'::character varying, 'scheme.contacted'::character varying, 'scheme.referred'::character varying, 'staff.role'::character varying, 'suspect.arrested'::character varying, 'suspect.bail_cancelled'::character varying, 'suspect.bail_extended'::character varying, 'suspect.bail_varied'::character varying, 'suspect.bailed'::character varying, 'suspect.charged'::character varying, 'suspect.identified'::character varying, 'suspect.interviewed'::character varying, 'suspect.released'::character varying, 'victim.added'::character varying, 'victim.cadence_agreed'::character varying, 'victim.confirmed'::character varying, 'victim.contact_named'::character varying, 'victim.needs_assessed'::character varying, 'victim.referral_declined'::character varying, 'victim.referred'::character varying, 'victim.review_acknowledged'::character varying, 'victim.review_decided'::character varying, 'victim.review_requested'::character varying, 'victim.safe_contact'::character varying, 'victim.support_reinstated'::character varying, 'victim.support_withdrawn'::character varying, 'victim.told'::character varying, 'victim.views_sought'::character varying, 'victim.vps_explained'::character varying, 'victim.waived'::character varying])::text[]))),
    CONSTRAINT investigation_casefact_version_check CHECK ((version >= 0)),
    CONSTRAINT no_fact_is_written_before_it_happened CHECK ((recorded_at >= at))
);
ALTER TABLE public.investigation_casefact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.investigation_casefact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.investigation_caseincident (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    incident_id bigint NOT NULL
);
ALTER TABLE public.investigation_caseincident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.investigation_caseincident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.investigation_crime (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    number character varying(16) NOT NULL,
    offence character varying(200) NOT NULL,
    is_main boolean NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT investigation_crime_version_check CHECK ((version >= 0))
);
ALTER TABLE public.investigation_crime ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.investigation_crime_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.investigation_line (
    id bigint NOT NULL,
    line character varying(16) NOT NULL,
    source text NOT NULL,
    objective text NOT NULL,
    direction text NOT NULL,
    owner character varying(16) NOT NULL,
    due_at timestamp with time zone,
    perishes_at timestamp with time zone,
    requested_at timestamp with time zone,
    result text NOT NULL,
    disposition character varying(20) NOT NULL,
    reason text NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT a_line_ends_in_a_known_way CHECK (((disposition)::text = ANY ((ARRAY[''::character varying, 'done'::character varying, 'not_proportionate'::character varying, 'not_possible'::character varying, 'transferred'::character varying])::text[])))
);
ALTER TABLE public.investigation_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.investigation_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.investigation_party (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    role character varying(8) NOT NULL,
    code character varying(8) NOT NULL,
    mention uuid,
    name character varying(120) NOT NULL,
    contact_name character varying(120) NOT NULL,
    phone character varying(32) NOT NULL,
    email character varying(254) NOT NULL,
    address character varying(400) NOT NULL,
    language character varying(35) NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT a_party_is_victim_or_suspect CHECK (((role)::text = ANY ((ARRAY['victim'::character varying, 'suspect'::character varying])::text[]))),
    CONSTRAINT investigation_party_version_check CHECK ((version >= 0))
);
ALTER TABLE public.investigation_party ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.investigation_party_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.journal_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.journal_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.journal_number (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    span character varying(10) NOT NULL,
    last integer NOT NULL,
    CONSTRAINT journal_number_last_check CHECK ((last >= 0))
);
ALTER TABLE public.journal_number ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.journal_number_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.journal_receipt (
    key uuid NOT NULL,
    command character varying(64) NOT NULL,
    body_sha256 bytea NOT NULL,
    status character varying(16) NOT NULL,
    result uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.outbox_message (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    to_kind character varying(16) NOT NULL,
    to_code character varying(32) NOT NULL,
    about character varying(80) NOT NULL,
    channel character varying(16) NOT NULL,
    address character varying(254) NOT NULL,
    body text NOT NULL,
    language character varying(35) NOT NULL,
    state character varying(12) NOT NULL,
    why character varying(32) NOT NULL,
    not_after timestamp with time zone,
    attempts smallint NOT NULL,
    provider character varying(32) NOT NULL,
    provider_reference character varying(64) NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    attempted_at timestamp with time zone,
    settled_at timestamp with time zone,
    queued_by_id bigint NOT NULL,
    CONSTRAINT a_message_goes_by_a_known_channel CHECK (((channel)::text = ANY ((ARRAY['sms'::character varying, 'email'::character varying, 'post'::character varying, 'portal'::character varying])::text[]))),
    CONSTRAINT a_message_goes_to_somebody_known CHECK (((to_kind)::text = ANY ((ARRAY['victim'::character varying, 'caller'::character varying, 'partner'::character varying, 'officer'::character varying])::text[]))),
    CONSTRAINT a_message_has_a_known_state CHECK (((state)::text = ANY ((ARRAY['QUEUED'::character varying, 'ATTEMPTED'::character varying, 'UNKNOWN'::character varying, 'SENT'::character varying, 'REFUSED'::character varying])::text[]))),
    CONSTRAINT a_refusal_has_its_reason CHECK (((((state)::text = 'REFUSED'::text) OR ((why)::text = ''::text)) AND (1 = (
CASE
    WHEN ((state)::text = 'REFUSED'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((why)::text = ''::text) THEN 1
    ELSE 0
END)))),
    CONSTRAINT a_settled_message_has_its_moment CHECK (((((state)::text = ANY ((ARRAY['SENT'::character varying, 'REFUSED'::character varying, 'UNKNOWN'::character varying])::text[])) OR (settled_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = ANY ((ARRAY['SENT'::character varying, 'REFUSED'::character varying, 'UNKNOWN'::character varying])::text[])) THEN 1
    ELSE 0
END +
CASE
    WHEN (settled_at IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT outbox_message_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT outbox_message_version_check CHECK ((version >= 0)),
    CONSTRAINT what_was_sent_was_attempted_first CHECK ((((state)::text = ANY ((ARRAY['QUEUED'::character varying, 'REFUSED'::character varying])::text[])) OR (NOT (attempted_at IS NULL))))
);
ALTER TABLE public.outbox_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.outbox_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.outbox_posted (
    id bigint NOT NULL,
    reference uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.outbox_posted ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.outbox_posted_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.planning_ownscenario (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    name character varying(80) NOT NULL,
    text text NOT NULL,
    sha256 character varying(64) NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by_id bigint NOT NULL,
    CONSTRAINT planning_ownscenario_version_check CHECK ((version >= 0))
);
ALTER TABLE public.planning_ownscenario ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_ownscenario_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.planning_study (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    kind character varying(12) NOT NULL,
    scenarios jsonb NOT NULL,
    replications integer NOT NULL,
    seed integer NOT NULL,
    state character varying(12) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    attempts smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    begun_at timestamp with time zone,
    heard_at timestamp with time zone,
    ended_at timestamp with time zone,
    why character varying(12) NOT NULL,
    faults jsonb NOT NULL,
    results jsonb,
    results_sha256 character varying(64) NOT NULL,
    asked_by_id bigint NOT NULL,
    CONSTRAINT a_failure_has_its_reason CHECK (((((state)::text = 'FAILED'::text) OR ((why)::text = ''::text)) AND (1 = (
CASE
    WHEN ((state)::text = 'FAILED'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((why)::text = ''::text) THEN 1
    ELSE 0
END)))),
    CONSTRAINT a_study_has_a_known_state CHECK (((state)::text = ANY ((ARRAY['QUEUED'::character varying, 'RUNNING'::character varying, 'DONE'::character varying, 'CANCELLED'::character varying, 'FAILED'::character varying])::text[]))),
    CONSTRAINT a_study_is_of_a_known_kind CHECK (((kind)::text = ANY ((ARRAY['simulate'::character varying, 'compare'::character varying])::text[]))),
    CONSTRAINT a_study_that_is_done_has_results CHECK (((((state)::text = 'DONE'::text) OR ((results_sha256)::text = ''::text)) AND (1 = (
CASE
    WHEN ((state)::text = 'DONE'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((results_sha256)::text = ''::text) THEN 1
    ELSE 0
END)))),
    CONSTRAINT an_ended_study_has_its_moment CHECK (((((state)::text = ANY ((ARRAY['DONE'::character varying, 'CANCELLED'::character varying, 'FAILED'::character varying])::text[])) OR (ended_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = ANY ((ARRAY['DONE'::character varying, 'CANCELLED'::character varying, 'FAILED'::character varying])::text[])) THEN 1
    ELSE 0
END +
CASE
    WHEN (ended_at IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT no_study_is_more_than_done CHECK ((done <= total)),
    CONSTRAINT planning_study_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT planning_study_done_check CHECK ((done >= 0)),
    CONSTRAINT planning_study_replications_check CHECK ((replications >= 0)),
    CONSTRAINT planning_study_seed_check CHECK ((seed >= 0)),
    CONSTRAINT planning_study_total_check CHECK ((total >= 0)),
    CONSTRAINT planning_study_version_check CHECK ((version >= 0))
);
ALTER TABLE public.planning_study ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_study_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.planning_studyfile (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    name character varying(32) NOT NULL,
    content bytea NOT NULL,
    sha256 character varying(64) NOT NULL,
    study_id bigint NOT NULL,
    CONSTRAINT planning_studyfile_version_check CHECK ((version >= 0))
);
ALTER TABLE public.planning_studyfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.planning_studyfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.response_deployment (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    arrived_at timestamp with time zone,
    cleared_at timestamp with time zone,
    why character varying(120) NOT NULL,
    incident_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT clear_comes_last CHECK (((cleared_at IS NULL) OR ((cleared_at >= assigned_at) AND ((arrived_at IS NULL) OR (cleared_at >= arrived_at))))),
    CONSTRAINT no_arrival_before_the_assignment CHECK (((arrived_at IS NULL) OR (arrived_at >= assigned_at))),
    CONSTRAINT response_deployment_version_check CHECK ((version >= 0))
);
ALTER TABLE public.response_deployment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.response_deployment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.response_duplicate (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    why text NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    why_undone text NOT NULL,
    incident_id bigint NOT NULL,
    linked_by_id bigint NOT NULL,
    under_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT a_duplicate_is_undone_with_a_reason CHECK ((((undone_at IS NULL) AND (undone_by_id IS NULL) AND (why_undone = ''::text)) OR ((undone_at IS NOT NULL) AND (undone_by_id IS NOT NULL) AND (NOT (why_undone = ''::text))))),
    CONSTRAINT a_duplicate_says_why CHECK (((NOT (incident_id = under_id)) AND (NOT (why = ''::text)))),
    CONSTRAINT response_duplicate_version_check CHECK ((version >= 0))
);
ALTER TABLE public.response_duplicate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.response_duplicate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.response_shortage (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    units jsonb NOT NULL,
    incident_id bigint NOT NULL,
    CONSTRAINT response_shortage_version_check CHECK ((version >= 0))
);
ALTER TABLE public.response_shortage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.response_shortage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.response_unit (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    callsign character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    since timestamp with time zone NOT NULL,
    easting integer,
    northing integer,
    located_at timestamp with time zone,
    base_id bigint NOT NULL,
    CONSTRAINT a_callsign_is_letters_then_digits CHECK (((callsign)::text ~ '^[A-Z]{1,4}[0-9]{1,4}$'::text)),
    CONSTRAINT a_unit_is_in_a_known_state CHECK (((state)::text = ANY ((ARRAY['FREE'::character varying, 'EN_ROUTE'::character varying, 'AT_SCENE'::character varying, 'OFF_DUTY'::character varying])::text[]))),
    CONSTRAINT response_unit_version_check CHECK ((version >= 0))
);
ALTER TABLE public.response_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.response_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stories_told (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    name character varying(40) NOT NULL,
    contact uuid NOT NULL,
    incident uuid,
    "case" uuid,
    CONSTRAINT stories_told_version_check CHECK ((version >= 0))
);
ALTER TABLE public.stories_told ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stories_told_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_acknowledgement (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    trigger character varying(32) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    incident_id bigint NOT NULL,
    CONSTRAINT an_acknowledgement_has_words CHECK (((NOT (words = ''::text)) AND (NOT ((trigger)::text = ''::text)))),
    CONSTRAINT triage_acknowledgement_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_acknowledgement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_acknowledgement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_advice (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    item character varying(64) NOT NULL,
    wording character varying(64) NOT NULL,
    fate character varying(12) NOT NULL,
    reason text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    contact_id bigint NOT NULL,
    given_by_id bigint NOT NULL,
    CONSTRAINT advice_has_a_known_fate CHECK (((fate)::text = ANY ((ARRAY['said'::character varying, 'declined'::character varying, 'not_safe'::character varying, 'not_relevant'::character varying])::text[]))),
    CONSTRAINT triage_advice_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_advice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_advice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_agreement (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    grade character varying(1) NOT NULL,
    why text NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    agreed_by_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    assessment_id bigint,
    CONSTRAINT an_agreement_says_why CHECK ((((grade)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying, 'S'::character varying, 'R'::character varying])::text[])) AND (NOT (why = ''::text)))),
    CONSTRAINT triage_agreement_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_agreementrequest (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    grade character varying(1) NOT NULL,
    why text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(12) NOT NULL,
    why_answered text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    assessment_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    CONSTRAINT a_request_says_why CHECK ((((answer)::text = ANY ((ARRAY[''::character varying, 'agreed'::character varying, 'refused'::character varying, 'overtaken'::character varying])::text[])) AND ((grade)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying, 'S'::character varying, 'R'::character varying])::text[])) AND (NOT (why = ''::text)))),
    CONSTRAINT an_answer_has_its_moment CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL)) OR ((NOT ((answer)::text = ''::text)) AND (NOT (answered_at IS NULL))))),
    CONSTRAINT triage_agreementrequest_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_agreementrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_agreementrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_assessment (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    stage character varying(12) NOT NULL,
    incident_type character varying(32) NOT NULL,
    also_types jsonb NOT NULL,
    answers jsonb NOT NULL,
    observed jsonb NOT NULL,
    levels jsonb NOT NULL,
    history jsonb NOT NULL,
    edition character varying(64) NOT NULL,
    proposed character varying(1) NOT NULL,
    because jsonb NOT NULL,
    flags jsonb NOT NULL,
    missing jsonb NOT NULL,
    grade character varying(1) NOT NULL,
    why text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    assessed_at timestamp with time zone NOT NULL,
    agreed_by_id bigint,
    assessed_by_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    caller_told boolean,
    partner_told boolean,
    trigger character varying(32) NOT NULL,
    agreement_id bigint,
    CONSTRAINT a_grade_is_i_p_s_or_r CHECK ((((grade)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying, 'S'::character varying, 'R'::character varying])::text[])) AND ((proposed)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying, 'S'::character varying, 'R'::character varying])::text[])))),
    CONSTRAINT a_lower_grade_is_explained CHECK ((((proposed)::text = 'R'::text) OR (((grade)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying, 'S'::character varying])::text[])) AND ((proposed)::text = 'S'::text)) OR (((grade)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying])::text[])) AND ((proposed)::text = 'P'::text)) OR (((grade)::text = 'I'::text) AND ((proposed)::text = 'I'::text)) OR (NOT (why = ''::text)))),
    CONSTRAINT triage_assessment_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_callertold (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    about character varying(16) NOT NULL,
    what text NOT NULL,
    told_at timestamp with time zone NOT NULL,
    contact_id bigint NOT NULL,
    told_by_id bigint NOT NULL,
    reached boolean NOT NULL,
    CONSTRAINT telling_says_what CHECK ((((about)::text = ANY ((ARRAY['delay'::character varying, 'grade'::character varying, 'attending'::character varying, 'other'::character varying])::text[])) AND (NOT (what = ''::text)))),
    CONSTRAINT triage_callertold_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_callertold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_callertold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_distinction (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    why text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    why_withdrawn text NOT NULL,
    contact_id bigint,
    incident_id bigint NOT NULL,
    other_id bigint,
    said_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT a_distinction_is_from_a_contact_or_a_later_incident CHECK ((((contact_id IS NULL) AND (other_id > incident_id) AND (other_id IS NOT NULL)) OR ((contact_id IS NOT NULL) AND (other_id IS NULL)))),
    CONSTRAINT a_distinction_is_withdrawn_with_a_reason CHECK ((((why_withdrawn = ''::text) AND (withdrawn_at IS NULL) AND (withdrawn_by_id IS NULL)) OR ((withdrawn_at IS NOT NULL) AND (withdrawn_by_id IS NOT NULL) AND (NOT (why_withdrawn = ''::text))))),
    CONSTRAINT triage_distinction_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_distinction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_distinction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_incident (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    reference character varying(12) NOT NULL,
    incident_type character varying(32) NOT NULL,
    grade character varying(1) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    setting character varying(5) NOT NULL,
    locality character varying(80) NOT NULL,
    postcode character varying(8) NOT NULL,
    easting integer,
    northing integer,
    flags jsonb NOT NULL,
    closed_at timestamp with time zone,
    result character varying(32) NOT NULL,
    in_charge_id bigint,
    CONSTRAINT a_closed_incident_has_a_result CHECK ((((closed_at IS NULL) AND ((result)::text = ''::text)) OR ((NOT (closed_at IS NULL)) AND (NOT ((result)::text = ''::text))))),
    CONSTRAINT an_incident_has_a_grade CHECK (((grade)::text = ANY ((ARRAY['I'::character varying, 'P'::character varying, 'S'::character varying, 'R'::character varying])::text[]))),
    CONSTRAINT triage_incident_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_incident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_incident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_incidentcontact (
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    incident_id bigint NOT NULL,
    joined_at timestamp with time zone,
    why text NOT NULL
);
ALTER TABLE public.triage_incidentcontact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_incidentcontact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.triage_partnerstep (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    agency character varying(80) NOT NULL,
    step character varying(12) NOT NULL,
    due_at timestamp with time zone,
    look_again_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    CONSTRAINT a_partner_step_is_one_of_the_list CHECK (((step)::text = ANY ((ARRAY['asked'::character varying, 'accepted'::character varying, 'declined'::character varying, 'arrived'::character varying])::text[]))),
    CONSTRAINT triage_partnerstep_version_check CHECK ((version >= 0))
);
ALTER TABLE public.triage_partnerstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.triage_partnerstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.victims_telling (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    version integer NOT NULL,
    salt bytea NOT NULL,
    victim character varying(8) NOT NULL,
    rules character varying(32)[] NOT NULL,
    facts character varying(16)[] NOT NULL,
    what text NOT NULL,
    why text NOT NULL,
    what_next text NOT NULL,
    case_id bigint NOT NULL,
    message_id bigint NOT NULL,
    told_id bigint,
    CONSTRAINT victims_telling_version_check CHECK ((version >= 0))
);
ALTER TABLE public.victims_telling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.victims_telling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.web_clockoffset (
    id bigint NOT NULL,
    ahead interval NOT NULL
);
ALTER TABLE public.web_clockoffset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.web_clockoffset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.web_turn (
    box integer NOT NULL,
    hour timestamp with time zone NOT NULL,
    count integer NOT NULL,
    CONSTRAINT web_turn_box_check CHECK ((box >= 0)),
    CONSTRAINT web_turn_count_check CHECK ((count >= 0))
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
ALTER TABLE ONLY public.investigation_casefact
    ADD CONSTRAINT a_fact_id_once_a_case UNIQUE (case_id, fact_id);
ALTER TABLE ONLY public.identification_mentionkey
    ADD CONSTRAINT a_key_is_kept_once UNIQUE (key, mention_id);
ALTER TABLE ONLY public.investigation_line
    ADD CONSTRAINT a_line_once_a_case UNIQUE (case_id, line);
ALTER TABLE ONLY public.identification_recheck
    ADD CONSTRAINT a_look_is_rechecked_once UNIQUE (contact_id, role, failed_at);
ALTER TABLE ONLY public.investigation_party
    ADD CONSTRAINT a_party_once_a_case UNIQUE (case_id, code);
ALTER TABLE ONLY public.contact_gazetteerstreet
    ADD CONSTRAINT a_street_is_listed_once UNIQUE (gazetteer_id, street, locality);
ALTER TABLE ONLY public.contact_gazetteerentry
    ADD CONSTRAINT a_uprn_is_one_address UNIQUE (gazetteer_id, uprn);
ALTER TABLE ONLY public.accountability_auditrun
    ADD CONSTRAINT accountability_auditrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accountability_auditrun
    ADD CONSTRAINT accountability_auditrun_selection_key UNIQUE (selection);
ALTER TABLE ONLY public.accountability_auditrun
    ADD CONSTRAINT accountability_auditrun_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.accountability_published
    ADD CONSTRAINT accountability_published_figure_key UNIQUE (figure);
ALTER TABLE ONLY public.accountability_published
    ADD CONSTRAINT accountability_published_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accountability_published
    ADD CONSTRAINT accountability_published_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.investigation_caseincident
    ADD CONSTRAINT an_incident_once_a_case UNIQUE (case_id, incident_id);
ALTER TABLE ONLY public.identification_involvement
    ADD CONSTRAINT an_involvement_is_kept_once UNIQUE (mention_id, "case", role);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_callevent
    ADD CONSTRAINT contact_callevent_event_key UNIQUE (event);
ALTER TABLE ONLY public.contact_callevent
    ADD CONSTRAINT contact_callevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_callevent
    ADD CONSTRAINT contact_callevent_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.contact_gazetteer
    ADD CONSTRAINT contact_gazetteer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_gazetteer
    ADD CONSTRAINT contact_gazetteer_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.contact_gazetteerentry
    ADD CONSTRAINT contact_gazetteerentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_gazetteerstreet
    ADD CONSTRAINT contact_gazetteerstreet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_jotting
    ADD CONSTRAINT contact_jotting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_jotting
    ADD CONSTRAINT contact_jotting_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.contact_report
    ADD CONSTRAINT contact_report_contact_id_key UNIQUE (contact_id);
ALTER TABLE ONLY public.contact_report
    ADD CONSTRAINT contact_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_report
    ADD CONSTRAINT contact_report_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.contact_ringback
    ADD CONSTRAINT contact_ringback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_ringback
    ADD CONSTRAINT contact_ringback_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.force_base
    ADD CONSTRAINT force_base_code_key UNIQUE (code);
ALTER TABLE ONLY public.force_base
    ADD CONSTRAINT force_base_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.force_base
    ADD CONSTRAINT force_base_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.force_officer
    ADD CONSTRAINT force_officer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.force_officer
    ADD CONSTRAINT force_officer_staff_number_key UNIQUE (staff_number);
ALTER TABLE ONLY public.force_officer
    ADD CONSTRAINT force_officer_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.force_officer
    ADD CONSTRAINT force_officer_username_key UNIQUE (username);
ALTER TABLE ONLY public.force_team
    ADD CONSTRAINT force_team_code_key UNIQUE (code);
ALTER TABLE ONLY public.force_team
    ADD CONSTRAINT force_team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.force_team
    ADD CONSTRAINT force_team_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.force_token
    ADD CONSTRAINT force_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.force_token
    ADD CONSTRAINT force_token_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.force_token
    ADD CONSTRAINT force_token_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_involvement
    ADD CONSTRAINT identification_involvement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_involvement
    ADD CONSTRAINT identification_involvement_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_marker
    ADD CONSTRAINT identification_marker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_marker
    ADD CONSTRAINT identification_marker_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_mention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_mention_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_mention_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_mentionkey
    ADD CONSTRAINT identification_mentionkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_person
    ADD CONSTRAINT identification_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_person
    ADD CONSTRAINT identification_person_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.identification_recheck
    ADD CONSTRAINT identification_recheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.identification_recheck
    ADD CONSTRAINT identification_recheck_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.investigation_case
    ADD CONSTRAINT investigation_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investigation_case
    ADD CONSTRAINT investigation_case_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.investigation_case
    ADD CONSTRAINT investigation_case_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.investigation_casefact
    ADD CONSTRAINT investigation_casefact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investigation_casefact
    ADD CONSTRAINT investigation_casefact_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.investigation_caseincident
    ADD CONSTRAINT investigation_caseincident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investigation_crime
    ADD CONSTRAINT investigation_crime_number_key UNIQUE (number);
ALTER TABLE ONLY public.investigation_crime
    ADD CONSTRAINT investigation_crime_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investigation_crime
    ADD CONSTRAINT investigation_crime_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.investigation_line
    ADD CONSTRAINT investigation_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investigation_party
    ADD CONSTRAINT investigation_party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investigation_party
    ADD CONSTRAINT investigation_party_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_number
    ADD CONSTRAINT journal_number_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_receipt
    ADD CONSTRAINT journal_receipt_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.journal_number
    ADD CONSTRAINT one_count_for_each_span UNIQUE (kind, span);
ALTER TABLE ONLY public.planning_studyfile
    ADD CONSTRAINT one_file_of_a_name_a_study UNIQUE (study_id, name);
ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.outbox_posted
    ADD CONSTRAINT outbox_posted_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_posted
    ADD CONSTRAINT outbox_posted_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.planning_ownscenario
    ADD CONSTRAINT planning_ownscenario_name_key UNIQUE (name);
ALTER TABLE ONLY public.planning_ownscenario
    ADD CONSTRAINT planning_ownscenario_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.planning_ownscenario
    ADD CONSTRAINT planning_ownscenario_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.planning_study
    ADD CONSTRAINT planning_study_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.planning_study
    ADD CONSTRAINT planning_study_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.planning_studyfile
    ADD CONSTRAINT planning_studyfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.planning_studyfile
    ADD CONSTRAINT planning_studyfile_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.response_deployment
    ADD CONSTRAINT response_deployment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.response_deployment
    ADD CONSTRAINT response_deployment_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.response_duplicate
    ADD CONSTRAINT response_duplicate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.response_duplicate
    ADD CONSTRAINT response_duplicate_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.response_shortage
    ADD CONSTRAINT response_shortage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.response_shortage
    ADD CONSTRAINT response_shortage_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.response_unit
    ADD CONSTRAINT response_unit_callsign_key UNIQUE (callsign);
ALTER TABLE ONLY public.response_unit
    ADD CONSTRAINT response_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.response_unit
    ADD CONSTRAINT response_unit_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.stories_told
    ADD CONSTRAINT stories_told_name_key UNIQUE (name);
ALTER TABLE ONLY public.stories_told
    ADD CONSTRAINT stories_told_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stories_told
    ADD CONSTRAINT stories_told_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_acknowledgement
    ADD CONSTRAINT triage_acknowledgement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_acknowledgement
    ADD CONSTRAINT triage_acknowledgement_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_advice
    ADD CONSTRAINT triage_advice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_advice
    ADD CONSTRAINT triage_advice_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_agreement
    ADD CONSTRAINT triage_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_agreement
    ADD CONSTRAINT triage_agreement_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_agreementrequest
    ADD CONSTRAINT triage_agreementrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_agreementrequest
    ADD CONSTRAINT triage_agreementrequest_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_agreement_id_key UNIQUE (agreement_id);
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_callertold
    ADD CONSTRAINT triage_callertold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_callertold
    ADD CONSTRAINT triage_callertold_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_incident
    ADD CONSTRAINT triage_incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_incident
    ADD CONSTRAINT triage_incident_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.triage_incident
    ADD CONSTRAINT triage_incident_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.triage_incidentcontact
    ADD CONSTRAINT triage_incidentcontact_contact_id_key UNIQUE (contact_id);
ALTER TABLE ONLY public.triage_incidentcontact
    ADD CONSTRAINT triage_incidentcontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_partnerstep
    ADD CONSTRAINT triage_partnerstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.triage_partnerstep
    ADD CONSTRAINT triage_partnerstep_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_told_id_key UNIQUE (told_id);
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.web_clockoffset
    ADD CONSTRAINT web_clockoffset_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.web_turn
    ADD CONSTRAINT web_turn_pkey PRIMARY KEY (box);
CREATE UNIQUE INDEX a_call_is_one_contact ON public.contact_contact USING btree (call) WHERE (NOT ((call)::text = ''::text));
CREATE UNIQUE INDEX a_contact_has_one_caller ON public.identification_mention USING btree (contact_id) WHERE (((role)::text = 'caller'::text) AND (supersedes_id IS NULL));
CREATE UNIQUE INDEX a_contact_is_distinguished_once ON public.triage_distinction USING btree (incident_id, contact_id) WHERE ((other_id IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX a_person_goes_into_one_other ON public.identification_merge USING btree (gone_id) WHERE ((NOT ((answer)::text = 'refused'::text)) AND (undone_at IS NULL));
CREATE UNIQUE INDEX a_unit_is_at_one_incident_at_a_time ON public.response_deployment USING btree (unit_id) WHERE (cleared_at IS NULL);
CREATE INDEX accountability_auditrun_selection_7507216d_like ON public.accountability_auditrun USING btree (selection varchar_pattern_ops);
CREATE INDEX accountability_published_figure_8cb225c3_like ON public.accountability_published USING btree (figure varchar_pattern_ops);
CREATE INDEX accountability_published_run_id_546cf35e ON public.accountability_published USING btree (run_id);
CREATE INDEX addresses_of_a_postcode ON public.contact_gazetteerentry USING btree (gazetteer_id, postcode);
CREATE INDEX addresses_of_a_street ON public.contact_gazetteerentry USING btree (gazetteer_id, street, locality);
CREATE UNIQUE INDEX an_incident_is_worked_under_one_other ON public.response_duplicate USING btree (incident_id) WHERE (undone_at IS NULL);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX call_events_by_kind ON public.contact_callevent USING btree (kind, at);
CREATE INDEX cases_by_what_is_due ON public.investigation_case USING btree (next_due_at) WHERE ((state)::text = 'OPEN'::text);
CREATE INDEX cases_of_an_officer ON public.investigation_case USING btree (officer_id, next_due_at);
CREATE INDEX contact_callevent_contact_id_0a6f19f7 ON public.contact_callevent USING btree (contact_id);
CREATE INDEX contact_callevent_event_be085d30_like ON public.contact_callevent USING btree (event varchar_pattern_ops);
CREATE INDEX contact_contact_reference_55eb8032_like ON public.contact_contact USING btree (reference varchar_pattern_ops);
CREATE INDEX contact_contact_taken_by_id_07cda693 ON public.contact_contact USING btree (taken_by_id);
CREATE INDEX contact_gazetteerentry_gazetteer_id_c5692036 ON public.contact_gazetteerentry USING btree (gazetteer_id);
CREATE INDEX contact_gazetteerstreet_gazetteer_id_06796b62 ON public.contact_gazetteerstreet USING btree (gazetteer_id);
CREATE INDEX contact_jotting_by_id_96c75aaf ON public.contact_jotting USING btree (by_id);
CREATE INDEX contact_jotting_contact_id_9bfc54d7 ON public.contact_jotting USING btree (contact_id);
CREATE INDEX contact_report_by_id_7d304e17 ON public.contact_report USING btree (by_id);
CREATE INDEX contact_ringback_by_id_1a9ad1ec ON public.contact_ringback USING btree (by_id);
CREATE INDEX contact_ringback_contact_id_c9e28809 ON public.contact_ringback USING btree (contact_id);
CREATE INDEX contacts_at_a_postcode ON public.contact_contact USING btree (postcode, received_at DESC);
CREATE INDEX contacts_newest_first ON public.contact_contact USING btree (received_at DESC);
CREATE INDEX contacts_owed_an_end ON public.contact_contact USING btree (hung_up_at) WHERE ((ending)::text = ''::text);
CREATE INDEX contacts_sent_by_an_officer ON public.contact_contact USING btree (taken_by_id, ended_at) WHERE ((ending)::text = 'incident'::text);
CREATE INDEX contacts_still_open ON public.contact_contact USING btree (received_at) WHERE ((ending)::text = ''::text);
CREATE INDEX deployments_under_way ON public.response_deployment USING btree (incident_id) WHERE (cleared_at IS NULL);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX entries_of_a_record ON public.journal_entry USING btree (about, id);
CREATE INDEX entries_of_an_officer ON public.journal_entry USING btree (by_id, at);
CREATE INDEX events_of_a_call ON public.contact_callevent USING btree (call, at);
CREATE INDEX facts_of_a_case ON public.investigation_casefact USING btree (case_id, at);
CREATE INDEX facts_of_a_type ON public.investigation_casefact USING btree (type, at);
CREATE INDEX force_base_code_2be631d4_like ON public.force_base USING btree (code varchar_pattern_ops);
CREATE INDEX force_officer_staff_number_657f0d8f_like ON public.force_officer USING btree (staff_number varchar_pattern_ops);
CREATE INDEX force_officer_team_id_b7a51683 ON public.force_officer USING btree (team_id);
CREATE INDEX force_officer_username_099d756d_like ON public.force_officer USING btree (username varchar_pattern_ops);
CREATE INDEX force_team_base_id_86ef5e18 ON public.force_team USING btree (base_id);
CREATE INDEX force_team_code_58b13ced_like ON public.force_team USING btree (code varchar_pattern_ops);
CREATE INDEX force_token_officer_id_4b979ca1 ON public.force_token USING btree (officer_id);
CREATE INDEX identification_involvement_mention_id_ec9fd00c ON public.identification_involvement USING btree (mention_id);
CREATE INDEX identification_link_claimed_by_id_393b1694 ON public.identification_link USING btree (claimed_by_id);
CREATE INDEX identification_link_mention_id_ca756c9e ON public.identification_link USING btree (mention_id);
CREATE INDEX identification_link_merge_id_ee949006 ON public.identification_link USING btree (merge_id);
CREATE INDEX identification_link_other_id_91d610b5 ON public.identification_link USING btree (other_id);
CREATE INDEX identification_link_person_id_14c4a327 ON public.identification_link USING btree (person_id);
CREATE INDEX identification_marker_mention_id_cfad7c75 ON public.identification_marker USING btree (mention_id);
CREATE INDEX identification_marker_person_id_ae96d79a ON public.identification_marker USING btree (person_id);
CREATE INDEX identification_mention_contact_id_f45f959e ON public.identification_mention USING btree (contact_id);
CREATE INDEX identification_mention_first_id_e2b138f2 ON public.identification_mention USING btree (first_id);
CREATE INDEX identification_mention_noted_by_id_e2b9502a ON public.identification_mention USING btree (noted_by_id);
CREATE INDEX identification_merge_answered_by_id_8d9bd0ec ON public.identification_merge USING btree (answered_by_id);
CREATE INDEX identification_merge_asked_by_id_f31c5f03 ON public.identification_merge USING btree (asked_by_id);
CREATE INDEX identification_merge_gone_id_f077d785 ON public.identification_merge USING btree (gone_id);
CREATE INDEX identification_merge_into_id_a7ba2e90 ON public.identification_merge USING btree (into_id);
CREATE INDEX identification_merge_undone_by_id_fbefe935 ON public.identification_merge USING btree (undone_by_id);
CREATE INDEX identification_person_begun_by_id_427f0307 ON public.identification_person USING btree (begun_by_id);
CREATE INDEX identification_recheck_answered_by_id_dd30624d ON public.identification_recheck USING btree (answered_by_id);
CREATE INDEX identification_recheck_contact_id_7f699ca1 ON public.identification_recheck USING btree (contact_id);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX incidents_newest_first ON public.triage_incident USING btree (received_at DESC);
CREATE INDEX investigation_case_officer_id_996d2332 ON public.investigation_case USING btree (officer_id);
CREATE INDEX investigation_case_reference_0e0ea0b4_like ON public.investigation_case USING btree (reference varchar_pattern_ops);
CREATE INDEX investigation_casefact_by_id_8a4af8da ON public.investigation_casefact USING btree (by_id);
CREATE INDEX investigation_casefact_case_id_f8280230 ON public.investigation_casefact USING btree (case_id);
CREATE INDEX investigation_caseincident_case_id_5c1d64e6 ON public.investigation_caseincident USING btree (case_id);
CREATE INDEX investigation_caseincident_incident_id_d31cee52 ON public.investigation_caseincident USING btree (incident_id);
CREATE INDEX investigation_crime_case_id_0aa674b9 ON public.investigation_crime USING btree (case_id);
CREATE INDEX investigation_crime_number_9775f7a5_like ON public.investigation_crime USING btree (number varchar_pattern_ops);
CREATE INDEX investigation_line_case_id_07cd0e46 ON public.investigation_line USING btree (case_id);
CREATE INDEX investigation_party_case_id_41caad13 ON public.investigation_party USING btree (case_id);
CREATE INDEX jottings_of_a_contact ON public.contact_jotting USING btree (contact_id, id);
CREATE INDEX journal_entry_by_id_2d8e40aa ON public.journal_entry USING btree (by_id);
CREATE INDEX last_entry_of_a_shard ON public.journal_entry USING btree (shard, id DESC);
CREATE INDEX late_hits_that_stand ON public.identification_recheck USING btree (checked_at) WHERE (answered_at IS NULL);
CREATE INDEX latest_assessment ON public.triage_assessment USING btree (contact_id, id DESC);
CREATE INDEX looks_acknowledged ON public.triage_acknowledgement USING btree (incident_id, id);
CREATE INDEX mentions_of_a_contact ON public.identification_mention USING btree (contact_id, role);
CREATE INDEX merges_that_wait ON public.identification_merge USING btree (answer, asked_at);
CREATE INDEX messages_of_a_record ON public.outbox_message USING btree (about, queued_at DESC);
CREATE INDEX messages_waiting ON public.outbox_message USING btree (queued_at) WHERE ((state)::text = ANY ((ARRAY['QUEUED'::character varying, 'ATTEMPTED'::character varying])::text[]));
CREATE UNIQUE INDEX one_gazetteer_is_in_force ON public.contact_gazetteer USING btree ((1)) WHERE ((in_force_at IS NOT NULL) AND (replaced_at IS NULL));
CREATE UNIQUE INDEX one_main_crime_a_case ON public.investigation_crime USING btree (case_id) WHERE is_main;
CREATE UNIQUE INDEX one_request_waits_for_a_contact ON public.triage_agreementrequest USING btree (contact_id) WHERE ((answer)::text = ''::text);
CREATE INDEX open_incidents ON public.triage_incident USING btree (due_at) WHERE (closed_at IS NULL);
CREATE INDEX outbox_message_queued_by_id_1bd4d115 ON public.outbox_message USING btree (queued_by_id);
CREATE INDEX partner_steps_of_a_contact ON public.triage_partnerstep USING btree (contact_id, id);
CREATE INDEX planning_ownscenario_kept_by_id_f53ed824 ON public.planning_ownscenario USING btree (kept_by_id);
CREATE INDEX planning_ownscenario_name_215dc33a_like ON public.planning_ownscenario USING btree (name varchar_pattern_ops);
CREATE INDEX planning_study_asked_by_id_c57fd2ce ON public.planning_study USING btree (asked_by_id);
CREATE INDEX planning_studyfile_study_id_99dbb030 ON public.planning_studyfile USING btree (study_id);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX response_deployment_incident_id_91fe4f85 ON public.response_deployment USING btree (incident_id);
CREATE INDEX response_deployment_unit_id_1d237c0b ON public.response_deployment USING btree (unit_id);
CREATE INDEX response_duplicate_incident_id_1dde9c5b ON public.response_duplicate USING btree (incident_id);
CREATE INDEX response_duplicate_linked_by_id_8202e466 ON public.response_duplicate USING btree (linked_by_id);
CREATE INDEX response_duplicate_under_id_19b532b4 ON public.response_duplicate USING btree (under_id);
CREATE INDEX response_duplicate_undone_by_id_547d7906 ON public.response_duplicate USING btree (undone_by_id);
CREATE INDEX response_shortage_incident_id_d8583103 ON public.response_shortage USING btree (incident_id);
CREATE INDEX response_unit_base_id_75a3b67d ON public.response_unit USING btree (base_id);
CREATE INDEX response_unit_callsign_c5d123c4_like ON public.response_unit USING btree (callsign varchar_pattern_ops);
CREATE INDEX ring_backs_of_a_contact ON public.contact_ringback USING btree (contact_id, id);
CREATE INDEX rows_of_a_mention ON public.identification_mention USING btree (first_id);
CREATE INDEX shortages_of_an_incident ON public.response_shortage USING btree (incident_id, taken_at DESC);
CREATE INDEX stories_told_name_0161b8e9_like ON public.stories_told USING btree (name varchar_pattern_ops);
CREATE INDEX studies_newest_first ON public.planning_study USING btree (asked_at DESC);
CREATE INDEX studies_waiting ON public.planning_study USING btree (asked_at) WHERE ((state)::text = ANY ((ARRAY['QUEUED'::character varying, 'RUNNING'::character varying])::text[]));
CREATE INDEX tellings_on_their_way ON public.victims_telling USING btree (message_id) WHERE (told_id IS NULL);
CREATE INDEX triage_acknowledgement_by_id_0895ece2 ON public.triage_acknowledgement USING btree (by_id);
CREATE INDEX triage_acknowledgement_incident_id_91be530a ON public.triage_acknowledgement USING btree (incident_id);
CREATE INDEX triage_advice_contact_id_68581c30 ON public.triage_advice USING btree (contact_id);
CREATE INDEX triage_advice_given_by_id_5a498781 ON public.triage_advice USING btree (given_by_id);
CREATE INDEX triage_agreement_agreed_by_id_07f8a930 ON public.triage_agreement USING btree (agreed_by_id);
CREATE INDEX triage_agreement_assessment_id_b67daa07 ON public.triage_agreement USING btree (assessment_id);
CREATE INDEX triage_agreement_contact_id_bedbd682 ON public.triage_agreement USING btree (contact_id);
CREATE INDEX triage_agreementrequest_answered_by_id_4e2152b2 ON public.triage_agreementrequest USING btree (answered_by_id);
CREATE INDEX triage_agreementrequest_asked_by_id_1b60e604 ON public.triage_agreementrequest USING btree (asked_by_id);
CREATE INDEX triage_agreementrequest_assessment_id_e1c9ec2a ON public.triage_agreementrequest USING btree (assessment_id);
CREATE INDEX triage_agreementrequest_contact_id_53d869a5 ON public.triage_agreementrequest USING btree (contact_id);
CREATE INDEX triage_assessment_agreed_by_id_54ddd033 ON public.triage_assessment USING btree (agreed_by_id);
CREATE INDEX triage_assessment_assessed_by_id_ac21efa5 ON public.triage_assessment USING btree (assessed_by_id);
CREATE INDEX triage_assessment_contact_id_24c499e6 ON public.triage_assessment USING btree (contact_id);
CREATE INDEX triage_callertold_contact_id_d4cd90c6 ON public.triage_callertold USING btree (contact_id);
CREATE INDEX triage_callertold_told_by_id_fc330f49 ON public.triage_callertold USING btree (told_by_id);
CREATE INDEX triage_distinction_contact_id_a0671cbc ON public.triage_distinction USING btree (contact_id);
CREATE INDEX triage_distinction_incident_id_cea22c20 ON public.triage_distinction USING btree (incident_id);
CREATE INDEX triage_distinction_other_id_f0b93493 ON public.triage_distinction USING btree (other_id);
CREATE INDEX triage_distinction_said_by_id_aa229b54 ON public.triage_distinction USING btree (said_by_id);
CREATE INDEX triage_distinction_withdrawn_by_id_ea7750b1 ON public.triage_distinction USING btree (withdrawn_by_id);
CREATE INDEX triage_incident_in_charge_id_3cf2890d ON public.triage_incident USING btree (in_charge_id);
CREATE INDEX triage_incident_reference_d79282e1_like ON public.triage_incident USING btree (reference varchar_pattern_ops);
CREATE INDEX triage_incidentcontact_incident_id_5ed3f26e ON public.triage_incidentcontact USING btree (incident_id);
CREATE INDEX triage_partnerstep_by_id_4b8c4b59 ON public.triage_partnerstep USING btree (by_id);
CREATE INDEX triage_partnerstep_contact_id_80403533 ON public.triage_partnerstep USING btree (contact_id);
CREATE UNIQUE INDEX two_incidents_are_distinguished_once ON public.triage_distinction USING btree (incident_id, other_id) WHERE ((contact_id IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX victims_telling_case_id_3edd7293 ON public.victims_telling USING btree (case_id);
CREATE TRIGGER contact_callevent_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contact_callevent FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER contact_jotting_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contact_jotting FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER contact_report_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contact_report FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER contact_ringback_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contact_ringback FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER identification_involvement_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.identification_involvement FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER identification_link_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.identification_link FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER identification_mention_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.identification_mention FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER identification_mentionkey_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.identification_mentionkey FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER investigation_casefact_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.investigation_casefact FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER journal_chain BEFORE INSERT ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.journal_chain();
CREATE TRIGGER journal_entry_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER journal_receipt_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_receipt FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER journal_tell AFTER INSERT ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.journal_tell();
CREATE TRIGGER outbox_posted_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.outbox_posted FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER response_shortage_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.response_shortage FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER triage_acknowledgement_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.triage_acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER triage_advice_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.triage_advice FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER triage_agreement_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.triage_agreement FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER triage_assessment_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.triage_assessment FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER triage_callertold_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.triage_callertold FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
CREATE TRIGGER triage_partnerstep_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.triage_partnerstep FOR EACH STATEMENT EXECUTE FUNCTION public.goldenhour_insert_only();
ALTER TABLE ONLY public.accountability_published
    ADD CONSTRAINT accountability_publi_run_id_546cf35e_fk_accountab FOREIGN KEY (run_id) REFERENCES public.accountability_auditrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_callevent
    ADD CONSTRAINT contact_callevent_contact_id_0a6f19f7_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_taken_by_id_07cda693_fk_force_officer_id FOREIGN KEY (taken_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_gazetteerentry
    ADD CONSTRAINT contact_gazetteerent_gazetteer_id_c5692036_fk_contact_g FOREIGN KEY (gazetteer_id) REFERENCES public.contact_gazetteer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_gazetteerstreet
    ADD CONSTRAINT contact_gazetteerstr_gazetteer_id_06796b62_fk_contact_g FOREIGN KEY (gazetteer_id) REFERENCES public.contact_gazetteer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_jotting
    ADD CONSTRAINT contact_jotting_by_id_96c75aaf_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_jotting
    ADD CONSTRAINT contact_jotting_contact_id_9bfc54d7_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_report
    ADD CONSTRAINT contact_report_by_id_7d304e17_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_report
    ADD CONSTRAINT contact_report_contact_id_6072207a_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_ringback
    ADD CONSTRAINT contact_ringback_by_id_1a9ad1ec_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_ringback
    ADD CONSTRAINT contact_ringback_contact_id_c9e28809_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.force_officer
    ADD CONSTRAINT force_officer_team_id_b7a51683_fk_force_team_id FOREIGN KEY (team_id) REFERENCES public.force_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.force_team
    ADD CONSTRAINT force_team_base_id_86ef5e18_fk_force_base_id FOREIGN KEY (base_id) REFERENCES public.force_base(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.force_token
    ADD CONSTRAINT force_token_officer_id_4b979ca1_fk_force_officer_id FOREIGN KEY (officer_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_involvement
    ADD CONSTRAINT identification_invol_mention_id_ec9fd00c_fk_identific FOREIGN KEY (mention_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_claimed_by_id_393b1694_fk_force_officer_id FOREIGN KEY (claimed_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_mention_id_ca756c9e_fk_identific FOREIGN KEY (mention_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_merge_id_ee949006_fk_identific FOREIGN KEY (merge_id) REFERENCES public.identification_merge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_other_id_91d610b5_fk_identific FOREIGN KEY (other_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_link
    ADD CONSTRAINT identification_link_person_id_14c4a327_fk_identific FOREIGN KEY (person_id) REFERENCES public.identification_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_marker
    ADD CONSTRAINT identification_marke_mention_id_cfad7c75_fk_identific FOREIGN KEY (mention_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_marker
    ADD CONSTRAINT identification_marke_person_id_ae96d79a_fk_identific FOREIGN KEY (person_id) REFERENCES public.identification_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_menti_contact_id_f45f959e_fk_contact_c FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_menti_first_id_e2b138f2_fk_identific FOREIGN KEY (first_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_mentionkey
    ADD CONSTRAINT identification_menti_mention_id_a42598f4_fk_identific FOREIGN KEY (mention_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_menti_supersedes_id_03a166b4_fk_identific FOREIGN KEY (supersedes_id) REFERENCES public.identification_mention(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_mention
    ADD CONSTRAINT identification_mention_noted_by_id_e2b9502a_fk_force_officer_id FOREIGN KEY (noted_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_answered_by_id_8d9bd0ec_fk_force_off FOREIGN KEY (answered_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_asked_by_id_f31c5f03_fk_force_officer_id FOREIGN KEY (asked_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_gone_id_f077d785_fk_identific FOREIGN KEY (gone_id) REFERENCES public.identification_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_into_id_a7ba2e90_fk_identific FOREIGN KEY (into_id) REFERENCES public.identification_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_merge
    ADD CONSTRAINT identification_merge_undone_by_id_fbefe935_fk_force_officer_id FOREIGN KEY (undone_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_person
    ADD CONSTRAINT identification_person_begun_by_id_427f0307_fk_force_officer_id FOREIGN KEY (begun_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_recheck
    ADD CONSTRAINT identification_reche_answered_by_id_dd30624d_fk_force_off FOREIGN KEY (answered_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.identification_recheck
    ADD CONSTRAINT identification_reche_contact_id_7f699ca1_fk_contact_c FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_case
    ADD CONSTRAINT investigation_case_officer_id_996d2332_fk_force_officer_id FOREIGN KEY (officer_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_casefact
    ADD CONSTRAINT investigation_casefa_case_id_f8280230_fk_investiga FOREIGN KEY (case_id) REFERENCES public.investigation_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_casefact
    ADD CONSTRAINT investigation_casefact_by_id_8a4af8da_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_caseincident
    ADD CONSTRAINT investigation_casein_case_id_5c1d64e6_fk_investiga FOREIGN KEY (case_id) REFERENCES public.investigation_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_caseincident
    ADD CONSTRAINT investigation_casein_incident_id_d31cee52_fk_triage_in FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_crime
    ADD CONSTRAINT investigation_crime_case_id_0aa674b9_fk_investigation_case_id FOREIGN KEY (case_id) REFERENCES public.investigation_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_line
    ADD CONSTRAINT investigation_line_case_id_07cd0e46_fk_investigation_case_id FOREIGN KEY (case_id) REFERENCES public.investigation_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.investigation_party
    ADD CONSTRAINT investigation_party_case_id_41caad13_fk_investigation_case_id FOREIGN KEY (case_id) REFERENCES public.investigation_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_by_id_2d8e40aa_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_queued_by_id_1bd4d115_fk_force_officer_id FOREIGN KEY (queued_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.planning_ownscenario
    ADD CONSTRAINT planning_ownscenario_kept_by_id_f53ed824_fk_force_officer_id FOREIGN KEY (kept_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.planning_study
    ADD CONSTRAINT planning_study_asked_by_id_c57fd2ce_fk_force_officer_id FOREIGN KEY (asked_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.planning_studyfile
    ADD CONSTRAINT planning_studyfile_study_id_99dbb030_fk_planning_study_id FOREIGN KEY (study_id) REFERENCES public.planning_study(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.response_deployment
    ADD CONSTRAINT response_deployment_incident_id_91fe4f85_fk_triage_incident_id FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_deployment
    ADD CONSTRAINT response_deployment_unit_id_1d237c0b_fk_response_unit_id FOREIGN KEY (unit_id) REFERENCES public.response_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_duplicate
    ADD CONSTRAINT response_duplicate_incident_id_1dde9c5b_fk_triage_incident_id FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_duplicate
    ADD CONSTRAINT response_duplicate_linked_by_id_8202e466_fk_force_officer_id FOREIGN KEY (linked_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_duplicate
    ADD CONSTRAINT response_duplicate_under_id_19b532b4_fk_triage_incident_id FOREIGN KEY (under_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_duplicate
    ADD CONSTRAINT response_duplicate_undone_by_id_547d7906_fk_force_officer_id FOREIGN KEY (undone_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_shortage
    ADD CONSTRAINT response_shortage_incident_id_d8583103_fk_triage_incident_id FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.response_unit
    ADD CONSTRAINT response_unit_base_id_75a3b67d_fk_force_base_id FOREIGN KEY (base_id) REFERENCES public.force_base(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_acknowledgement
    ADD CONSTRAINT triage_acknowledgeme_incident_id_91be530a_fk_triage_in FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_acknowledgement
    ADD CONSTRAINT triage_acknowledgement_by_id_0895ece2_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_advice
    ADD CONSTRAINT triage_advice_contact_id_68581c30_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_advice
    ADD CONSTRAINT triage_advice_given_by_id_5a498781_fk_force_officer_id FOREIGN KEY (given_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreement
    ADD CONSTRAINT triage_agreement_agreed_by_id_07f8a930_fk_force_officer_id FOREIGN KEY (agreed_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreement
    ADD CONSTRAINT triage_agreement_assessment_id_b67daa07_fk_triage_assessment_id FOREIGN KEY (assessment_id) REFERENCES public.triage_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreement
    ADD CONSTRAINT triage_agreement_contact_id_bedbd682_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreementrequest
    ADD CONSTRAINT triage_agreementrequ_answered_by_id_4e2152b2_fk_force_off FOREIGN KEY (answered_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreementrequest
    ADD CONSTRAINT triage_agreementrequ_asked_by_id_1b60e604_fk_force_off FOREIGN KEY (asked_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreementrequest
    ADD CONSTRAINT triage_agreementrequ_assessment_id_e1c9ec2a_fk_triage_as FOREIGN KEY (assessment_id) REFERENCES public.triage_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_agreementrequest
    ADD CONSTRAINT triage_agreementrequ_contact_id_53d869a5_fk_contact_c FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_agreed_by_id_54ddd033_fk_force_officer_id FOREIGN KEY (agreed_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_agreement_id_ab855e89_fk_triage_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.triage_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_assessed_by_id_ac21efa5_fk_force_officer_id FOREIGN KEY (assessed_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_assessment
    ADD CONSTRAINT triage_assessment_contact_id_24c499e6_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_callertold
    ADD CONSTRAINT triage_callertold_contact_id_d4cd90c6_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_callertold
    ADD CONSTRAINT triage_callertold_told_by_id_fc330f49_fk_force_officer_id FOREIGN KEY (told_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_contact_id_a0671cbc_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_incident_id_cea22c20_fk_triage_incident_id FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_other_id_f0b93493_fk_triage_incident_id FOREIGN KEY (other_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_said_by_id_aa229b54_fk_force_officer_id FOREIGN KEY (said_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_distinction
    ADD CONSTRAINT triage_distinction_withdrawn_by_id_ea7750b1_fk_force_officer_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_incident
    ADD CONSTRAINT triage_incident_in_charge_id_3cf2890d_fk_force_officer_id FOREIGN KEY (in_charge_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_incidentcontact
    ADD CONSTRAINT triage_incidentconta_contact_id_f494a08d_fk_contact_c FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_incidentcontact
    ADD CONSTRAINT triage_incidentconta_incident_id_5ed3f26e_fk_triage_in FOREIGN KEY (incident_id) REFERENCES public.triage_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_partnerstep
    ADD CONSTRAINT triage_partnerstep_by_id_4b8c4b59_fk_force_officer_id FOREIGN KEY (by_id) REFERENCES public.force_officer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.triage_partnerstep
    ADD CONSTRAINT triage_partnerstep_contact_id_80403533_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_case_id_3edd7293_fk_investigation_case_id FOREIGN KEY (case_id) REFERENCES public.investigation_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_message_id_cc1232e8_fk_outbox_message_id FOREIGN KEY (message_id) REFERENCES public.outbox_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.victims_telling
    ADD CONSTRAINT victims_telling_told_id_42edbcdc_fk_investigation_casefact_id FOREIGN KEY (told_id) REFERENCES public.investigation_casefact(id) DEFERRABLE INITIALLY DEFERRED;
REVOKE DELETE, UPDATE ON contact_callevent FROM goldenhour_app;
REVOKE DELETE, UPDATE ON contact_jotting FROM goldenhour_app;
REVOKE DELETE, UPDATE ON contact_report FROM goldenhour_app;
REVOKE DELETE, UPDATE ON contact_ringback FROM goldenhour_app;
REVOKE DELETE, UPDATE ON identification_involvement FROM goldenhour_app;
REVOKE DELETE, UPDATE ON identification_link FROM goldenhour_app;
REVOKE DELETE, UPDATE ON identification_mention FROM goldenhour_app;
REVOKE DELETE, UPDATE ON identification_mentionkey FROM goldenhour_app;
REVOKE DELETE, UPDATE ON investigation_casefact FROM goldenhour_app;
REVOKE DELETE, UPDATE ON journal_entry FROM goldenhour_app;
REVOKE DELETE, UPDATE ON journal_receipt FROM goldenhour_app;
REVOKE DELETE, UPDATE ON outbox_posted FROM goldenhour_app;
REVOKE DELETE, UPDATE ON response_shortage FROM goldenhour_app;
REVOKE DELETE, UPDATE ON triage_acknowledgement FROM goldenhour_app;
REVOKE DELETE, UPDATE ON triage_advice FROM goldenhour_app;
REVOKE DELETE, UPDATE ON triage_agreement FROM goldenhour_app;
REVOKE DELETE, UPDATE ON triage_assessment FROM goldenhour_app;
REVOKE DELETE, UPDATE ON triage_callertold FROM goldenhour_app;
REVOKE DELETE, UPDATE ON triage_partnerstep FROM goldenhour_app;
INSERT INTO django_migrations (app, name, applied) VALUES
('accountability', '0001_initial', now()),
('contenttypes', '0001_initial', now()),
('contenttypes', '0002_remove_content_type_name', now()),
('auth', '0001_initial', now()),
('auth', '0002_alter_permission_name_max_length', now()),
('auth', '0003_alter_user_email_max_length', now()),
('auth', '0004_alter_user_username_opts', now()),
('auth', '0005_alter_user_last_login_null', now()),
('auth', '0006_require_contenttypes_0002', now()),
('auth', '0007_alter_validators_add_error_messages', now()),
('auth', '0008_alter_user_username_max_length', now()),
('auth', '0009_alter_user_last_name_max_length', now()),
('auth', '0010_alter_group_name_max_length', now()),
('auth', '0011_update_proxy_permissions', now()),
('auth', '0012_alter_user_first_name_max_length', now()),
('axes', '0001_initial', now()),
('axes', '0002_auto_20151217_2044', now()),
('axes', '0003_auto_20160322_0929', now()),
('axes', '0004_auto_20181024_1538', now()),
('axes', '0005_remove_accessattempt_trusted', now()),
('axes', '0006_remove_accesslog_trusted', now()),
('axes', '0007_alter_accessattempt_unique_together', now()),
('axes', '0008_accessfailurelog', now()),
('axes', '0009_add_session_hash', now()),
('axes', '0010_accessattemptexpiration', now()),
('force', '0001_initial', now()),
('journal', '0001_initial', now()),
('journal', '0002_walls', now()),
('contact', '0001_initial', now()),
('contact', '0002_calls', now()),
('contact', '0003_walls', now()),
('contact', '0004_reports', now()),
('contact', '0010_gazetteer', now()),
('contact', '0011_call_events', now()),
('contact', '0012_newest_at_a_postcode', now()),
('contact', '0013_sent_by_an_officer', now()),
('force', '0002_house', now()),
('identification', '0001_initial', now()),
('identification', '0002_walls', now()),
('identification', '0003_merging', now()),
('identification', '0004_markers', now()),
('identification', '0005_keys_of_the_engine', now()),
('identification', '0006_key_every_mention', now()),
('identification', '0007_rechecks', now()),
('identification', '0008_sounds_of_both_names', now()),
('triage', '0001_initial', now()),
('triage', '0002_walls', now()),
('investigation', '0001_initial', now()),
('investigation', '0002_walls', now()),
('outbox', '0001_initial', now()),
('outbox', '0002_walls', now()),
('outbox', '0003_callers', now()),
('planning', '0001_studies', now()),
('procrastinate', '0001_initial', now()),
('procrastinate', '0002_drop_started_at_column', now()),
('procrastinate', '0003_drop_started_at_column', now()),
('procrastinate', '0004_drop_procrastinate_version_table', now()),
('procrastinate', '0005_fix_procrastinate_fetch_job', now()),
('procrastinate', '0006_fix_trigger_status_events_insert', now()),
('procrastinate', '0007_add_queueing_lock_column', now()),
('procrastinate', '0008_close_fetch_job_race_condition', now()),
('procrastinate', '0009_add_defer_job_function', now()),
('procrastinate', '0010_add_procrastinate_periodic_defers', now()),
('procrastinate', '0011_add_foreign_key_index', now()),
('procrastinate', '0012_add_locks_to_periodic_defer', now()),
('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
('procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
('procrastinate', '0015_add_trigger_on_job_deletion', now()),
('procrastinate', '0016_delete_finished_jobs', now()),
('procrastinate', '0017_add_checks_to_finish_job', now()),
('procrastinate', '0018_add_checks_to_retry_job', now()),
('procrastinate', '0019_fix_finish_job_compat_issue', now()),
('procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
('procrastinate', '0022_null_locks_excluded', now()),
('procrastinate', '0023_remove_old_finish_job_function', now()),
('procrastinate', '0024_job_id_bigint', now()),
('procrastinate', '0025_add_models', now()),
('procrastinate', '0026_add_job_priority', now()),
('procrastinate', '0027_add_periodic_job_priority', now()),
('procrastinate', '0028_add_cancel_states', now()),
('procrastinate', '0029_add_additional_params_to_retry_job', now()),
('procrastinate', '0030_alter_procrastinateevent_options', now()),
('procrastinate', '0031_add_indexes_for_fetch_job', now()),
('procrastinate', '0032_pre_cancel_notification', now()),
('procrastinate', '0033_post_cancel_notification', now()),
('procrastinate', '0034_pre_add_heartbeat', now()),
('procrastinate', '0035_post_add_heartbeat', now()),
('procrastinate', '0036_add_worker_model', now()),
('procrastinate', '0037_pre_batch_defer_jobs', now()),
('procrastinate', '0038_post_batch_defer_jobs', now()),
('procrastinate', '0039_pre_priority_lock_fetch_job', now()),
('procrastinate', '0040_pre_retry_failed_job', now()),
('procrastinate', '0041_post_retry_failed_job', now()),
('triage', '0003_again', now()),
('triage', '0004_walls', now()),
('triage', '0005_reassessment', now()),
('triage', '0006_walls', now()),
('triage', '0007_joining', now()),
('response', '0001_initial', now()),
('response', '0002_walls', now()),
('response', '0003_duplicate', now()),
('sessions', '0001_initial', now()),
('stories', '0001_initial', now()),
('triage', '0008_distinction', now()),
('victims', '0001_initial', now()),
('web', '0001_initial', now()),
('web', '0002_turns', now());
INSERT INTO django_content_type (app_label, model) VALUES
('auth', 'permission'),
('auth', 'group'),
('contenttypes', 'contenttype'),
('sessions', 'session'),
('axes', 'accessattempt'),
('axes', 'accesslog'),
('axes', 'accessfailurelog'),
('axes', 'accessattemptexpiration'),
('procrastinate', 'procrastinateevent'),
('procrastinate', 'procrastinatejob'),
('procrastinate', 'procrastinateperiodicdefer'),
('procrastinate', 'procrastinateworker'),
('journal', 'receipt'),
('journal', 'number'),
('journal', 'entry'),
('force', 'base'),
('force', 'team'),
('force', 'officer'),
('force', 'token'),
('web', 'clockoffset'),
('web', 'turn'),
('outbox', 'posted'),
('outbox', 'message'),
('contact', 'contact'),
('contact', 'callevent'),
('contact', 'jotting'),
('contact', 'ringback'),
('contact', 'report'),
('contact', 'gazetteer'),
('contact', 'gazetteerentry'),
('contact', 'gazetteerstreet'),
('identification', 'mention'),
('identification', 'involvement'),
('identification', 'person'),
('identification', 'marker'),
('identification', 'link'),
('identification', 'merge'),
('identification', 'mentionkey'),
('identification', 'recheck'),
('triage', 'incident'),
('triage', 'incidentcontact'),
('triage', 'advice'),
('triage', 'agreement'),
('triage', 'assessment'),
('triage', 'partnerstep'),
('triage', 'callertold'),
('triage', 'acknowledgement'),
('triage', 'agreementrequest'),
('triage', 'distinction'),
('response', 'unit'),
('response', 'deployment'),
('response', 'shortage'),
('response', 'duplicate'),
('investigation', 'case'),
('investigation', 'casefact'),
('investigation', 'caseincident'),
('investigation', 'crime'),
('investigation', 'line'),
('investigation', 'party'),
('victims', 'telling'),
('accountability', 'auditrun'),
('accountability', 'published'),
('planning', 'ownscenario'),
('planning', 'study'),
('planning', 'studyfile'),
('stories', 'told');
INSERT INTO auth_permission (name, content_type_id, codename) VALUES
('Can add permission', 1, 'add_permission'),
('Can change permission', 1, 'change_permission'),
('Can delete permission', 1, 'delete_permission'),
('Can view permission', 1, 'view_permission'),
('Can add group', 2, 'add_group'),
('Can change group', 2, 'change_group'),
('Can delete group', 2, 'delete_group'),
('Can view group', 2, 'view_group'),
('Can add content type', 3, 'add_contenttype'),
('Can change content type', 3, 'change_contenttype'),
('Can delete content type', 3, 'delete_contenttype'),
('Can view content type', 3, 'view_contenttype'),
('Can add session', 4, 'add_session'),
('Can change session', 4, 'change_session'),
('Can delete session', 4, 'delete_session'),
('Can view session', 4, 'view_session'),
('Can add access attempt', 5, 'add_accessattempt'),
('Can change access attempt', 5, 'change_accessattempt'),
('Can delete access attempt', 5, 'delete_accessattempt'),
('Can view access attempt', 5, 'view_accessattempt'),
('Can add access log', 6, 'add_accesslog'),
('Can change access log', 6, 'change_accesslog'),
('Can delete access log', 6, 'delete_accesslog'),
('Can view access log', 6, 'view_accesslog'),
('Can add access failure', 7, 'add_accessfailurelog'),
('Can change access failure', 7, 'change_accessfailurelog'),
('Can delete access failure', 7, 'delete_accessfailurelog'),
('Can view access failure', 7, 'view_accessfailurelog'),
('Can add access attempt expiration', 8, 'add_accessattemptexpiration'),
('Can change access attempt expiration', 8, 'change_accessattemptexpiration'),
('Can delete access attempt expiration', 8, 'delete_accessattemptexpiration'),
('Can view access attempt expiration', 8, 'view_accessattemptexpiration'),
('Can add procrastinate event', 9, 'add_procrastinateevent'),
('Can change procrastinate event', 9, 'change_procrastinateevent'),
('Can delete procrastinate event', 9, 'delete_procrastinateevent'),
('Can view procrastinate event', 9, 'view_procrastinateevent'),
('Can add procrastinate job', 10, 'add_procrastinatejob'),
('Can change procrastinate job', 10, 'change_procrastinatejob'),
('Can delete procrastinate job', 10, 'delete_procrastinatejob'),
('Can view procrastinate job', 10, 'view_procrastinatejob'),
('Can add procrastinate periodic defer', 11, 'add_procrastinateperiodicdefer'),
('Can change procrastinate periodic defer', 11, 'change_procrastinateperiodicdefer'),
('Can delete procrastinate periodic defer', 11, 'delete_procrastinateperiodicdefer'),
('Can view procrastinate periodic defer', 11, 'view_procrastinateperiodicdefer'),
('Can add procrastinate worker', 12, 'add_procrastinateworker'),
('Can change procrastinate worker', 12, 'change_procrastinateworker'),
('Can delete procrastinate worker', 12, 'delete_procrastinateworker'),
('Can view procrastinate worker', 12, 'view_procrastinateworker'),
('Can add receipt', 13, 'add_receipt'),
('Can change receipt', 13, 'change_receipt'),
('Can delete receipt', 13, 'delete_receipt'),
('Can view receipt', 13, 'view_receipt'),
('Can add number', 14, 'add_number'),
('Can change number', 14, 'change_number'),
('Can delete number', 14, 'delete_number'),
('Can view number', 14, 'view_number'),
('Can add entry', 15, 'add_entry'),
('Can change entry', 15, 'change_entry'),
('Can delete entry', 15, 'delete_entry'),
('Can view entry', 15, 'view_entry'),
('Can add base', 16, 'add_base'),
('Can change base', 16, 'change_base'),
('Can delete base', 16, 'delete_base'),
('Can view base', 16, 'view_base'),
('Can add team', 17, 'add_team'),
('Can change team', 17, 'change_team'),
('Can delete team', 17, 'delete_team'),
('Can view team', 17, 'view_team'),
('Can add officer', 18, 'add_officer'),
('Can change officer', 18, 'change_officer'),
('Can delete officer', 18, 'delete_officer'),
('Can view officer', 18, 'view_officer'),
('Can add token', 19, 'add_token'),
('Can change token', 19, 'change_token'),
('Can delete token', 19, 'delete_token'),
('Can view token', 19, 'view_token'),
('Can add clock offset', 20, 'add_clockoffset'),
('Can change clock offset', 20, 'change_clockoffset'),
('Can delete clock offset', 20, 'delete_clockoffset'),
('Can view clock offset', 20, 'view_clockoffset'),
('Can add turn', 21, 'add_turn'),
('Can change turn', 21, 'change_turn'),
('Can delete turn', 21, 'delete_turn'),
('Can view turn', 21, 'view_turn'),
('Can add posted', 22, 'add_posted'),
('Can change posted', 22, 'change_posted'),
('Can delete posted', 22, 'delete_posted'),
('Can view posted', 22, 'view_posted'),
('Can add message', 23, 'add_message'),
('Can change message', 23, 'change_message'),
('Can delete message', 23, 'delete_message'),
('Can view message', 23, 'view_message'),
('Can add contact', 24, 'add_contact'),
('Can change contact', 24, 'change_contact'),
('Can delete contact', 24, 'delete_contact'),
('Can view contact', 24, 'view_contact'),
('Can add call event', 25, 'add_callevent'),
('Can change call event', 25, 'change_callevent'),
('Can delete call event', 25, 'delete_callevent'),
('Can view call event', 25, 'view_callevent'),
('Can add jotting', 26, 'add_jotting'),
('Can change jotting', 26, 'change_jotting'),
('Can delete jotting', 26, 'delete_jotting'),
('Can view jotting', 26, 'view_jotting'),
('Can add ring back', 27, 'add_ringback'),
('Can change ring back', 27, 'change_ringback'),
('Can delete ring back', 27, 'delete_ringback'),
('Can view ring back', 27, 'view_ringback'),
('Can add report', 28, 'add_report'),
('Can change report', 28, 'change_report'),
('Can delete report', 28, 'delete_report'),
('Can view report', 28, 'view_report'),
('Can add gazetteer', 29, 'add_gazetteer'),
('Can change gazetteer', 29, 'change_gazetteer'),
('Can delete gazetteer', 29, 'delete_gazetteer'),
('Can view gazetteer', 29, 'view_gazetteer'),
('Can add gazetteer entry', 30, 'add_gazetteerentry'),
('Can change gazetteer entry', 30, 'change_gazetteerentry'),
('Can delete gazetteer entry', 30, 'delete_gazetteerentry'),
('Can view gazetteer entry', 30, 'view_gazetteerentry'),
('Can add gazetteer street', 31, 'add_gazetteerstreet'),
('Can change gazetteer street', 31, 'change_gazetteerstreet'),
('Can delete gazetteer street', 31, 'delete_gazetteerstreet'),
('Can view gazetteer street', 31, 'view_gazetteerstreet'),
('Can add mention', 32, 'add_mention'),
('Can change mention', 32, 'change_mention'),
('Can delete mention', 32, 'delete_mention'),
('Can view mention', 32, 'view_mention'),
('Can add involvement', 33, 'add_involvement'),
('Can change involvement', 33, 'change_involvement'),
('Can delete involvement', 33, 'delete_involvement'),
('Can view involvement', 33, 'view_involvement'),
('Can add person', 34, 'add_person'),
('Can change person', 34, 'change_person'),
('Can delete person', 34, 'delete_person'),
('Can view person', 34, 'view_person'),
('Can add marker', 35, 'add_marker'),
('Can change marker', 35, 'change_marker'),
('Can delete marker', 35, 'delete_marker'),
('Can view marker', 35, 'view_marker'),
('Can add link', 36, 'add_link'),
('Can change link', 36, 'change_link'),
('Can delete link', 36, 'delete_link'),
('Can view link', 36, 'view_link'),
('Can add merge', 37, 'add_merge'),
('Can change merge', 37, 'change_merge'),
('Can delete merge', 37, 'delete_merge'),
('Can view merge', 37, 'view_merge'),
('Can add mention key', 38, 'add_mentionkey'),
('Can change mention key', 38, 'change_mentionkey'),
('Can delete mention key', 38, 'delete_mentionkey'),
('Can view mention key', 38, 'view_mentionkey'),
('Can add recheck', 39, 'add_recheck'),
('Can change recheck', 39, 'change_recheck'),
('Can delete recheck', 39, 'delete_recheck'),
('Can view recheck', 39, 'view_recheck'),
('Can add incident', 40, 'add_incident'),
('Can change incident', 40, 'change_incident'),
('Can delete incident', 40, 'delete_incident'),
('Can view incident', 40, 'view_incident'),
('Can add incident contact', 41, 'add_incidentcontact'),
('Can change incident contact', 41, 'change_incidentcontact'),
('Can delete incident contact', 41, 'delete_incidentcontact'),
('Can view incident contact', 41, 'view_incidentcontact'),
('Can add advice', 42, 'add_advice'),
('Can change advice', 42, 'change_advice'),
('Can delete advice', 42, 'delete_advice'),
('Can view advice', 42, 'view_advice'),
('Can add agreement', 43, 'add_agreement'),
('Can change agreement', 43, 'change_agreement'),
('Can delete agreement', 43, 'delete_agreement'),
('Can view agreement', 43, 'view_agreement'),
('Can add assessment', 44, 'add_assessment'),
('Can change assessment', 44, 'change_assessment'),
('Can delete assessment', 44, 'delete_assessment'),
('Can view assessment', 44, 'view_assessment'),
('Can add partner step', 45, 'add_partnerstep'),
('Can change partner step', 45, 'change_partnerstep'),
('Can delete partner step', 45, 'delete_partnerstep'),
('Can view partner step', 45, 'view_partnerstep'),
('Can add caller told', 46, 'add_callertold'),
('Can change caller told', 46, 'change_callertold'),
('Can delete caller told', 46, 'delete_callertold'),
('Can view caller told', 46, 'view_callertold'),
('Can add acknowledgement', 47, 'add_acknowledgement'),
('Can change acknowledgement', 47, 'change_acknowledgement'),
('Can delete acknowledgement', 47, 'delete_acknowledgement'),
('Can view acknowledgement', 47, 'view_acknowledgement'),
('Can add agreement request', 48, 'add_agreementrequest'),
('Can change agreement request', 48, 'change_agreementrequest'),
('Can delete agreement request', 48, 'delete_agreementrequest'),
('Can view agreement request', 48, 'view_agreementrequest'),
('Can add distinction', 49, 'add_distinction'),
('Can change distinction', 49, 'change_distinction'),
('Can delete distinction', 49, 'delete_distinction'),
('Can view distinction', 49, 'view_distinction'),
('Can add unit', 50, 'add_unit'),
('Can change unit', 50, 'change_unit'),
('Can delete unit', 50, 'delete_unit'),
('Can view unit', 50, 'view_unit'),
('Can add deployment', 51, 'add_deployment'),
('Can change deployment', 51, 'change_deployment'),
('Can delete deployment', 51, 'delete_deployment'),
('Can view deployment', 51, 'view_deployment'),
('Can add shortage', 52, 'add_shortage'),
('Can change shortage', 52, 'change_shortage'),
('Can delete shortage', 52, 'delete_shortage'),
('Can view shortage', 52, 'view_shortage'),
('Can add duplicate', 53, 'add_duplicate'),
('Can change duplicate', 53, 'change_duplicate'),
('Can delete duplicate', 53, 'delete_duplicate'),
('Can view duplicate', 53, 'view_duplicate'),
('Can add case', 54, 'add_case'),
('Can change case', 54, 'change_case'),
('Can delete case', 54, 'delete_case'),
('Can view case', 54, 'view_case'),
('Can add case fact', 55, 'add_casefact'),
('Can change case fact', 55, 'change_casefact'),
('Can delete case fact', 55, 'delete_casefact'),
('Can view case fact', 55, 'view_casefact'),
('Can add case incident', 56, 'add_caseincident'),
('Can change case incident', 56, 'change_caseincident'),
('Can delete case incident', 56, 'delete_caseincident'),
('Can view case incident', 56, 'view_caseincident'),
('Can add crime', 57, 'add_crime'),
('Can change crime', 57, 'change_crime'),
('Can delete crime', 57, 'delete_crime'),
('Can view crime', 57, 'view_crime'),
('Can add line', 58, 'add_line'),
('Can change line', 58, 'change_line'),
('Can delete line', 58, 'delete_line'),
('Can view line', 58, 'view_line'),
('Can add party', 59, 'add_party'),
('Can change party', 59, 'change_party'),
('Can delete party', 59, 'delete_party'),
('Can view party', 59, 'view_party'),
('Can add telling', 60, 'add_telling'),
('Can change telling', 60, 'change_telling'),
('Can delete telling', 60, 'delete_telling'),
('Can view telling', 60, 'view_telling'),
('Can add audit run', 61, 'add_auditrun'),
('Can change audit run', 61, 'change_auditrun'),
('Can delete audit run', 61, 'delete_auditrun'),
('Can view audit run', 61, 'view_auditrun'),
('Can add published', 62, 'add_published'),
('Can change published', 62, 'change_published'),
('Can delete published', 62, 'delete_published'),
('Can view published', 62, 'view_published'),
('Can add own scenario', 63, 'add_ownscenario'),
('Can change own scenario', 63, 'change_ownscenario'),
('Can delete own scenario', 63, 'delete_ownscenario'),
('Can view own scenario', 63, 'view_ownscenario'),
('Can add study', 64, 'add_study'),
('Can change study', 64, 'change_study'),
('Can delete study', 64, 'delete_study'),
('Can view study', 64, 'view_study'),
('Can add study file', 65, 'add_studyfile'),
('Can change study file', 65, 'change_studyfile'),
('Can delete study file', 65, 'delete_studyfile'),
('Can view study file', 65, 'view_studyfile'),
('Can add told', 66, 'add_told'),
('Can change told', 66, 'change_told'),
('Can delete told', 66, 'delete_told'),
('Can view told', 66, 'view_told');
