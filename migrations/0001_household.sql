-- The facts of a household: one table a noun, keyed by the ids of the portable file.
--
-- Dates are `YYYY-MM-DD` and instants RFC 3339 at +08:00 with as few decimals as they need (none, 3, 6 or 9).
-- Both are canonical text, so that they compare as text and the Beijing date of an instant is its first ten characters.
-- The `+0 days` in their checks makes SQLite work the date out: without it some versions repeat 02-30 and 24:00 as they
-- stand. Money is integer fen, and no amount is so large that a sum of a household's amounts could overflow.
--
-- A constraint named `limit:…` is one of the hard limits; the ones that need more than one row are triggers, in the
-- next file. A constraint named `form:…` keeps a value well-formed; the program never meets it.
--
-- Foreign keys are deferred: the one door that writes takes a changed parent out and puts it back in one transaction.

-- "GRNL": what tells this file from any other SQLite database.
pragma application_id = 1196576332;

-- The numbers of the law that the limits use, by the ids of the law data. A test holds them against it.
create table legal_limit (
    id text primary key not null,
    value integer not null,
    constraint "form:value" check (value > 0)
) strict, without rowid;

insert into legal_limit (id, value) values
    ('filings-per-account', 3),
    ('filings-per-vehicle', 3),
    ('points-full', 12),
    ('camera-handle-days', 30),
    ('parking-notice-handle-days', 18),
    ('notice-handle-working-days', 15),
    ('extension-max-months', 3);

-- A person of the household.
create table member (
    member_id text primary key not null,
    name text not null,
    constraint "form:member_id" check (member_id <> '')
) strict, without rowid;

-- A 12123 account and the driving licence it is bound to.
create table account (
    account_id text primary key not null,
    member_id text not null,
    label text,
    province text,
    licence_class text,
    licence_status text not null,
    licence_first_issued text,
    licence_valid_until text,
    licence_points integer,
    licence_points_as_of text,
    constraint "form:account_id" check (account_id <> ''),
    constraint "form:licence_status" check (licence_status in ('normal', 'revoked', 'rescinded', 'cancelled', 'suspended_use', 'renewal_overdue', 'review_overdue', 'seized', 'detained', 'suspended', 'locked', 'transferred_out', 'cancelled_restorable')),
    constraint "form:licence_first_issued" check (licence_first_issued is null or (date(licence_first_issued, '+0 days') is licence_first_issued and licence_first_issued between '1900' and '2201')),
    constraint "form:licence_valid_until" check (licence_valid_until is null or (date(licence_valid_until, '+0 days') is licence_valid_until and licence_valid_until between '1900' and '2201')),
    constraint "form:licence_points_as_of" check (licence_points_as_of is null or (date(licence_points_as_of, '+0 days') is licence_points_as_of and licence_points_as_of between '1900' and '2201')),
    constraint "limit:licence-points" check (licence_points is null or licence_points between 0 and 10000),
    constraint "limit:points-read" check ((licence_points is null) = (licence_points_as_of is null)),
    foreign key (member_id) references member (member_id) deferrable initially deferred
) strict, without rowid;

create unique index account_one_a_member on account (member_id);

-- A car, or anything else with a plate. `owner` is a member; none when the owner is outside the household.
create table vehicle (
    vehicle_id text primary key not null,
    plate text not null,
    -- What makes two plates the same: no Unicode white space, none of the dots `·•・.`, upper case. In three steps,
    -- because older SQLite shells cannot parse deeper nesting.
    plate_unspaced text not null generated always as (
        replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(plate
            , char(9), ''), char(10), ''), char(11), ''), char(12), ''), char(13), '')
            , char(32), ''), char(133), ''), char(160), ''), char(5760), ''), char(12288), '')
    ) virtual,
    plate_unspaced_too text not null generated always as (
        replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(plate_unspaced
            , char(8192), ''), char(8193), ''), char(8194), ''), char(8195), ''), char(8196), '')
            , char(8197), ''), char(8198), ''), char(8199), ''), char(8200), ''), char(8201), '')
            , char(8202), ''), char(8232), ''), char(8233), ''), char(8239), ''), char(8287), '')
    ) virtual,
    plate_key text not null generated always as (
        upper(replace(replace(replace(replace(plate_unspaced_too
            , '·', ''), '•', ''), '・', ''), '.', ''))
    ) virtual,
    kind text not null,
    use text not null,
    owner text,
    owner_name text,
    nickname text,
    inspection_due text,
    constraint "form:vehicle_id" check (vehicle_id <> ''),
    constraint "form:kind" check (kind in ('small', 'small_new_energy', 'large', 'large_new_energy', 'motorcycle', 'trailer', 'other')),
    constraint "form:use" check (use in ('private', 'commercial')),
    constraint "form:inspection_due" check (inspection_due is null or (date(inspection_due, '+0 days') is inspection_due and inspection_due between '1900' and '2201')),
    foreign key (owner) references member (member_id) deferrable initially deferred
) strict, without rowid;

create unique index vehicle_plate_once on vehicle (plate_key);
create index vehicle_by_owner on vehicle (owner) where owner is not null;

-- A filing (备案): the right of an account to handle a car it does not own. Pending and approved ones are live.
create table filing (
    filing_id text primary key not null,
    account_id text not null,
    vehicle_id text not null,
    submitted_at text not null,
    status text not null,
    decided_at text,
    note text,
    constraint "form:filing_id" check (filing_id <> ''),
    constraint "form:status" check (status in ('pending', 'approved', 'rejected', 'unbound')),
    constraint "form:submitted_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(submitted_at, 1, 19), '+0 days') is substr(submitted_at, 1, 19)
        and submitted_at between '1900' and '2201'
        and (substr(submitted_at, 20) = '+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(submitted_at, -9) <> '000+08:00'),
    constraint "form:decided_at" check (decided_at is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(decided_at, 1, 19), '+0 days') is substr(decided_at, 1, 19)
        and decided_at between '1900' and '2201'
        and (substr(decided_at, 20) = '+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(decided_at, -9) <> '000+08:00')),
    constraint "limit:filing-decided-at" check ((status = 'pending') = (decided_at is null)),
    constraint "limit:decided-before-submitted" check (decided_at is null or decided_at >= submitted_at),
    foreign key (account_id) references account (account_id) deferrable initially deferred,
    foreign key (vehicle_id) references vehicle (vehicle_id) deferrable initially deferred
) strict, without rowid;

create unique index filing_one_live_a_pair on filing (account_id, vehicle_id) where status in ('pending', 'approved');
create index filing_by_account on filing (account_id);
create index filing_by_vehicle on filing (vehicle_id);

-- A way to pay, with what the family knows of its balance and its bank's limits.
create table method (
    method_id text primary key not null,
    kind text not null,
    label text not null,
    owner text,
    balance_fen integer,
    balance_as_of text,
    balance_enough_as_of text,
    single_limit_fen integer,
    daily_limit_fen integer,
    monthly_limit_fen integer,
    spent_fen integer,
    spent_on text,
    constraint "form:method_id" check (method_id <> ''),
    constraint "form:kind" check (kind in ('wechat', 'alipay', 'unionpay', 'debit_card', 'credit_card', 'credit_instalment')),
    constraint "form:balance_as_of" check (balance_as_of is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(balance_as_of, 1, 19), '+0 days') is substr(balance_as_of, 1, 19)
        and balance_as_of between '1900' and '2201'
        and (substr(balance_as_of, 20) = '+08:00'
            or substr(balance_as_of, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(balance_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(balance_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(balance_as_of, -9) <> '000+08:00')),
    constraint "form:balance_enough_as_of" check (balance_enough_as_of is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(balance_enough_as_of, 1, 19), '+0 days') is substr(balance_enough_as_of, 1, 19)
        and balance_enough_as_of between '1900' and '2201'
        and (substr(balance_enough_as_of, 20) = '+08:00'
            or substr(balance_enough_as_of, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(balance_enough_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(balance_enough_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(balance_enough_as_of, -9) <> '000+08:00')),
    constraint "form:spent_on" check (spent_on is null or (date(spent_on, '+0 days') is spent_on and spent_on between '1900' and '2201')),
    constraint "limit:negative-money" check (balance_fen is null or balance_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (single_limit_fen is null or single_limit_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (daily_limit_fen is null or daily_limit_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (monthly_limit_fen is null or monthly_limit_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (spent_fen is null or spent_fen between 0 and 100000000000000),
    constraint "limit:balance-read" check ((balance_fen is null) = (balance_as_of is null)),
    constraint "limit:spent-on" check ((spent_on is null or spent_fen is not null) and (coalesce(spent_fen, 0) = 0 or spent_on is not null)),
    foreign key (owner) references member (member_id) deferrable initially deferred
) strict, without rowid;

create index method_by_owner on method (owner) where owner is not null;

-- One recorded offence of one vehicle, with its decision once there is one: there is one exactly when
-- `decision_served_on` is present, and then its other columns may be too.
create table violation (
    violation_id text primary key not null,
    vehicle_id text not null,
    source text not null,
    stage text not null,
    occurred_at text not null,
    notified_on text,
    place text,
    offence text not null,
    code text,
    fine_fen integer not null,
    points integer not null,
    warning_only integer not null,
    driver text,
    authority text,
    notice_number text,
    handle_by_extended_to text,
    decision_number text,
    decision_issued_on text,
    decision_served_on text,
    decision_by_account text,
    constraint "form:violation_id" check (violation_id <> ''),
    constraint "form:source" check (source in ('camera', 'parking_notice', 'on_spot', 'notice')),
    constraint "form:stage" check (stage in ('recorded', 'decided', 'paid', 'revoked')),
    constraint "form:occurred_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(occurred_at, 1, 19), '+0 days') is substr(occurred_at, 1, 19)
        and occurred_at between '1900' and '2201'
        and (substr(occurred_at, 20) = '+08:00'
            or substr(occurred_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(occurred_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(occurred_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(occurred_at, -9) <> '000+08:00'),
    constraint "form:notified_on" check (notified_on is null or (date(notified_on, '+0 days') is notified_on and notified_on between '1900' and '2201')),
    constraint "form:warning_only" check (warning_only in (0, 1)),
    constraint "form:handle_by_extended_to" check (handle_by_extended_to is null or (date(handle_by_extended_to, '+0 days') is handle_by_extended_to and handle_by_extended_to between '1900' and '2201')),
    constraint "form:decision_issued_on" check (decision_issued_on is null or (date(decision_issued_on, '+0 days') is decision_issued_on and decision_issued_on between '1900' and '2201')),
    constraint "form:decision_served_on" check (decision_served_on is null or (date(decision_served_on, '+0 days') is decision_served_on and decision_served_on between '1900' and '2201')),
    constraint "limit:negative-money" check (fine_fen between 0 and 100000000000000),
    constraint "limit:violation-points" check (points >= 0),
    constraint "limit:warning-fine" check (warning_only = 0 or fine_fen = 0),
    constraint "limit:on-spot-recorded" check (not (source = 'on_spot' and stage = 'recorded')),
    constraint "limit:stage-decision" check (
        case stage
            when 'recorded' then decision_served_on is null
            when 'revoked' then true
            else decision_served_on is not null
        end
        and (decision_served_on is not null
            or (decision_number is null and decision_issued_on is null and decision_by_account is null))
    ),
    constraint "limit:issued-after-served" check (decision_issued_on is null or decision_issued_on <= decision_served_on),
    constraint "limit:notified-before-offence" check (notified_on is null or notified_on >= substr(occurred_at, 1, 10)),
    constraint "limit:served-before-offence" check (decision_served_on is null or decision_served_on >= substr(occurred_at, 1, 10)),
    foreign key (vehicle_id) references vehicle (vehicle_id) deferrable initially deferred,
    foreign key (driver) references member (member_id) deferrable initially deferred,
    foreign key (decision_by_account) references account (account_id) deferrable initially deferred
) strict, without rowid;

create index violation_by_vehicle on violation (vehicle_id);
create index violation_by_driver on violation (driver) where driver is not null;
create index violation_by_deciding_account on violation (decision_by_account) where decision_by_account is not null;

-- An objection, reconsideration or lawsuit about one violation.
create table appeal (
    appeal_id text primary key not null,
    violation_id text not null,
    kind text not null,
    submitted_at text not null,
    status text not null,
    decided_at text,
    note text,
    constraint "form:appeal_id" check (appeal_id <> ''),
    constraint "form:kind" check (kind in ('objection', 'reconsideration', 'lawsuit')),
    constraint "form:status" check (status in ('pending', 'upheld', 'rejected', 'withdrawn')),
    constraint "form:submitted_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(submitted_at, 1, 19), '+0 days') is substr(submitted_at, 1, 19)
        and submitted_at between '1900' and '2201'
        and (substr(submitted_at, 20) = '+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(submitted_at, -9) <> '000+08:00'),
    constraint "form:decided_at" check (decided_at is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(decided_at, 1, 19), '+0 days') is substr(decided_at, 1, 19)
        and decided_at between '1900' and '2201'
        and (substr(decided_at, 20) = '+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(decided_at, -9) <> '000+08:00')),
    constraint "limit:appeal-decided-at" check ((status = 'pending') = (decided_at is null)),
    constraint "limit:decided-before-submitted" check (decided_at is null or decided_at >= submitted_at),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred
) strict, without rowid;

create unique index appeal_one_pending_objection on appeal (violation_id) where kind = 'objection' and status = 'pending';
create index appeal_by_violation on appeal (violation_id);

-- An attempt to pay that was made, whether it succeeded or not.
create table payment (
    payment_id text primary key not null,
    violation_id text not null,
    account_id text,
    method_id text,
    attempted_at text not null,
    amount_fen integer not null,
    outcome text not null,
    failure_text text,
    constraint "form:payment_id" check (payment_id <> ''),
    constraint "form:outcome" check (outcome in ('succeeded', 'failed')),
    constraint "form:attempted_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(attempted_at, 1, 19), '+0 days') is substr(attempted_at, 1, 19)
        and attempted_at between '1900' and '2201'
        and (substr(attempted_at, 20) = '+08:00'
            or substr(attempted_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(attempted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(attempted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(attempted_at, -9) <> '000+08:00'),
    constraint "limit:negative-money" check (amount_fen between 0 and 100000000000000),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred,
    foreign key (account_id) references account (account_id) deferrable initially deferred,
    foreign key (method_id) references method (method_id) deferrable initially deferred
) strict, without rowid;

create unique index payment_one_succeeded on payment (violation_id) where outcome = 'succeeded';
create index payment_by_violation on payment (violation_id);
create index payment_by_account on payment (account_id) where account_id is not null;
create index payment_by_method on payment (method_id) where method_id is not null;

-- The household's own daily maintenance windows: no row, the default of the law data holds; a row without windows, there
-- is no daily maintenance.
create table daily_windows (
    daily_windows_id text primary key not null,
    constraint "form:daily_windows_id" check (daily_windows_id = 'daily')
) strict, without rowid;

-- One daily window, `[start, end)` by Beijing clocks; one that ends before it starts crosses midnight.
create table daily_window (
    position integer primary key not null,
    daily_windows_id text not null default 'daily',
    "start" text not null,
    "end" text not null,
    constraint "form:position" check (position >= 0),
    constraint "form:start" check (strftime('%H:%M', "start", '+0 days') is "start"),
    constraint "form:end" check (strftime('%H:%M', "end", '+0 days') is "end"),
    constraint "limit:daily-window" check ("start" <> "end"),
    foreign key (daily_windows_id) references daily_windows (daily_windows_id) deferrable initially deferred
) strict;

-- A maintenance window somebody announced, `[from, to)`.
create table maintenance_notice (
    maintenance_notice_id text primary key not null,
    "from" text not null,
    "to" text not null,
    text text,
    constraint "form:maintenance_notice_id" check (maintenance_notice_id <> ''),
    constraint "form:from" check (strftime('%Y-%m-%dT%H:%M:%S', substr("from", 1, 19), '+0 days') is substr("from", 1, 19)
        and "from" between '1900' and '2201'
        and (substr("from", 20) = '+08:00'
            or substr("from", 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr("from", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr("from", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr("from", -9) <> '000+08:00'),
    constraint "form:to" check (strftime('%Y-%m-%dT%H:%M:%S', substr("to", 1, 19), '+0 days') is substr("to", 1, 19)
        and "to" between '1900' and '2201'
        and (substr("to", 20) = '+08:00'
            or substr("to", 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr("to", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr("to", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr("to", -9) <> '000+08:00'),
    constraint "limit:notice-window" check ("to" > "from")
) strict, without rowid;

-- The household's own value of a legal parameter, as JSON.
create table parameter_override (
    parameter_id text primary key not null,
    value text not null,
    constraint "form:value" check (json_valid(value))
) strict, without rowid;

-- A finding the household does not want to be reminded of while the facts behind it keep this fingerprint.
create table muted (
    check_id text not null,
    violation_id text not null,
    fingerprint text not null,
    primary key (check_id, violation_id),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred
) strict, without rowid;

create index muted_by_violation on muted (violation_id);
