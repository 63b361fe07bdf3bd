/**
 * The two statements of the hot path on PostgreSQL. Written by hand: each is one snapshot, or one all-or-nothing step, and all
 * rows that it touches are of one learner ($1).
 */

/** A learner and, one a row, the states that are wanted: of the courses $2, and changed after the revision $3. */
export const READ_LEARNER = {
  name: 'read-learner',
  text: `
  select p.id, p.version, p.epoch, p.revision, p.max_lamport, p.state_bytes, p.devices, p.last_exchange_at_ms,
    (select value from server_meta where key = 'epoch') as server_epoch,
    s.course, s.revision as state_revision, s.facts
  from person p
  left join state s on s.person_id = p.id and (s.course = any($2::bigint[]) or s.revision > $3::bigint)
  where p.id = $1`,
};

/**
 * Everything hangs on `held`: a person whose row has another version than $2 gives no row there, and so nothing is written
 * anywhere. Whoever writes to the same person at once waits here for the other one, and then finds another version.
 */
export const WRITE_LEARNER = {
  name: 'write-learner',
  text: `
  with held as (
    update person
    set version = version + 1, epoch = $3, revision = $4::bigint, max_lamport = $5::bigint, state_bytes = $6::bigint,
      devices = $7::bytea, last_exchange_at_ms = $8::bigint
    where id = $1 and version = $2::bigint
    returning id
  ), kept as (
    insert into state (person_id, course, revision, facts)
    select held.id, s.course, s.revision, s.facts
    from held, unnest($9::bigint[], $10::bigint[], $11::bytea[]) as s (course, revision, facts)
    on conflict (person_id, course) do update set revision = excluded.revision, facts = excluded.facts
  ), counted as (
    insert into progress (person_id, course, seconds_studied, items_begun, items_done, attempts_handed_in, revision)
    select held.id, c.course, c.seconds_studied, c.items_begun, c.items_done, c.attempts_handed_in, c.revision
    from held, unnest($12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[])
      as c (course, seconds_studied, items_begun, items_done, attempts_handed_in, revision)
    on conflict (person_id, course) do update set
      seconds_studied = progress.seconds_studied + excluded.seconds_studied,
      items_begun = progress.items_begun + excluded.items_begun,
      items_done = progress.items_done + excluded.items_done,
      attempts_handed_in = progress.attempts_handed_in + excluded.attempts_handed_in,
      revision = excluded.revision
  ), aside as (
    insert into parked (person_id, fact_hash, replica, reason, fact, created_at_ms)
    select held.id, a.fact_hash, a.replica, a.reason, a.fact, a.created_at_ms
    from held, unnest($18::text[], $19::text[], $20::bigint[], $21::bytea[], $22::bigint[])
      as a (fact_hash, replica, reason, fact, created_at_ms)
    on conflict (person_id, fact_hash) do nothing
  )
  select id from held`,
};

export const FIND_PERSON = { name: 'find-person', text: 'select person_id from device where token_hash = $1' };
