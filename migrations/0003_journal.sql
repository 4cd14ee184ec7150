-- The journal: what changed, when, and how it was before and after. It is the history the household sees, and what undo
-- and redo put back.

-- One change is one transaction. An undo and a redo are changes of their own, which name the entry they put back in
-- `reverts` and have no rows of their own. `state` says of any other change whether it holds (`done`), was taken back
-- and may be redone (`undone`), or was taken back for good because something new came after (`dropped`).
create table change (
    seq integer primary key autoincrement not null,
    at text not null,
    what text not null,
    state text not null default 'done',
    reverts integer,
    constraint "form:at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19), '+0 days') is substr(at, 1, 19)
        and at between '1900' and '2201'
        and substr(at, -6) = '+08:00'),
    constraint "form:state" check (state in ('done', 'undone', 'dropped') and (reverts is null or state = 'done')),
    foreign key (reverts) references change (seq) deferrable initially deferred
) strict;

create index change_by_state on change (state, seq) where reverts is null;

-- One fact of a change, in the shape of the portable file: absent before when it was added, after when it was removed.
create table change_row (
    change_seq integer not null,
    noun text not null,
    fact_id text not null,
    before text,
    after text,
    primary key (change_seq, noun, fact_id),
    constraint "form:images" check (before is not null or after is not null),
    foreign key (change_seq) references change (seq) deferrable initially deferred
) strict, without rowid;

-- The schema's version: the number of the newest migration.
pragma user_version = 3;
