-- Which reminders were told. No fact: it is not in the journal, not in the portable file, and not undone.

-- One reminder, by its key. Whoever wants to tell it claims it first; a claim that was not followed by `shown` is one whose
-- teller was cut short, and may be claimed again after a while.
create table told (
    reminder_key text primary key not null,
    claimed_at text not null,
    shown integer not null default 0,
    constraint "form:reminder_key" check (reminder_key <> ''),
    constraint "form:claimed_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(claimed_at, 1, 19), '+0 days') is substr(claimed_at, 1, 19)
        and claimed_at between '1900' and '2201'
        and substr(claimed_at, -6) = '+08:00'),
    constraint "form:shown" check (shown in (0, 1))
) strict, without rowid;

-- Until when reminders were looked for, in one row.
create table watch (
    watch_id integer primary key not null,
    until text not null,
    constraint "form:watch_id" check (watch_id = 1),
    constraint "form:until" check (strftime('%Y-%m-%dT%H:%M:%S', substr(until, 1, 19), '+0 days') is substr(until, 1, 19)
        and until between '1900' and '2201'
        and substr(until, -6) = '+08:00')
) strict;

-- The schema's version: the number of the newest migration.
pragma user_version = 5;
