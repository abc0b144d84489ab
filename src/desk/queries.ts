/*
 * Reports of a desk as queries of the facts. `$month` is the first day of a month, `$today` the day on which facts were made. A group
 * without an entry in a month keeps its previous values (asof join), so that a line does not drop because groups have not met yet.
 */
export type ColumnKind = 'text' | 'count' | 'money' | 'part' | 'ratio' | 'day';
export type Column = readonly [name: string, head: string, kind: ColumnKind];

export interface Query {
	/** Name of the file and the sheet. */
	readonly key: string;
	readonly title: string;
	readonly columns: readonly Column[];
	readonly sql: string;
}

/** Words for the result of page 1 of the bank's file. */
export const readySaid: Readonly<Record<string, string>> = {
	met: 'met',
	bank: 'for the bank to judge',
	notMet: 'not met'
};

const placeColumns: readonly Column[] = [
	['district', 'District', 'text'],
	['block', 'Block', 'text']
];
/** The code is replaced by the name when a page is written: facts have no names. */
const groupColumns: readonly Column[] = [
	['gid', 'Group', 'text'],
	['village', 'Village', 'text'],
	...placeColumns
];

/** State of each group at the end of a month. */
const stood = `stood as (select s.gid, s.district, s.block, m.* exclude (gid) from (select *, cast($month as date) as at_month from groups) s asof join months m on s.gid = m.gid and s.at_month >= m.month)`;
/** Each group in each month up to the requested one, for at most three years. */
const series = `series as (select s.month as asked, s.gid as one, m.* from (select gid, month from groups, (select distinct month from months where month <= cast($month as date) and month > cast($month as date) - interval 36 month)) s asof join months m on s.gid = m.gid and s.month >= m.month)`;

const month: Query = {
	key: 'month',
	title: 'The month, by block',
	columns: [
		...placeColumns,
		['groups', 'Groups', 'count'],
		['heard', 'Entered something', 'count'],
		['members', 'Women', 'count'],
		['held', 'Meetings held', 'count'],
		['due', 'Meetings due', 'count'],
		['attendance', 'Came', 'part'],
		['regular', 'Saved what was asked', 'part'],
		['savings', 'Savings', 'money'],
		['saved', 'Saved', 'money'],
		['withdrawn', 'Taken out', 'money'],
		['lent', 'Lent', 'money'],
		['repaid', 'Paid back', 'money'],
		['interest', 'Interest', 'money'],
		['loans_out', 'On loan', 'money'],
		['overdue', 'Overdue', 'money'],
		['late_1_30', 'Out late 1–30 days', 'money'],
		['late_31_90', 'Out late 31–90', 'money'],
		['late_over_90', 'Out late over 90', 'money'],
		['par30', 'At risk over 30 days', 'part'],
		['box', 'Box', 'money'],
		['bank', 'Bank', 'money'],
		['borrowings', 'Owed outside', 'money'],
		['corpus', 'Corpus', 'money']
	],
	sql: `with ${stood}, moved as (select gid, sum(credit) filter (account = 'savings' and act = 'usual') saved, sum(debit) filter (account = 'savings' and act = 'usual') withdrawn, sum(debit) filter (account = 'loans' and act = 'usual') lent, sum(credit) filter (account = 'loans' and act = 'usual') repaid, sum(credit) filter (account = 'interest') interest from flows where month = cast($month as date) group by gid),
now as (select * from months where month = cast($month as date))
select coalesce(s.district, '–') as district, coalesce(s.block, '–') as block, grouping(s.district, s.block) as level, count(*) as groups, count(now.gid) as heard, sum(s.members) as members, sum(now.held) as held, sum(now.due) as due,
sum(now.came) / sum(now.expected) as attendance, sum(now.saved_today) / sum(now.asked_to_save) as regular, sum(s.savings) as savings, sum(saved) as saved, sum(withdrawn) as withdrawn, sum(lent) as lent, sum(repaid) as repaid, sum(interest) as interest,
sum(s.loans_out) as loans_out, sum(s.overdue) as overdue, sum(s.late_1_30) as late_1_30, sum(s.late_31_90) as late_31_90, sum(s.late_over_90) as late_over_90, sum(s.late_31_90 + s.late_over_90) / nullif(sum(s.loans_out), 0) as par30, sum(s.box) as box, sum(s.bank) as bank, sum(s.borrowings) as borrowings, sum(s.corpus) as corpus
from stood s left join now using (gid) left join moved using (gid) group by grouping sets ((s.district, s.block), (s.district), ()) order by s.district nulls last, level, par30 desc nulls last, block`
};

const visit: Query = {
	key: 'visit',
	title: 'Whom to see this week',
	columns: [
		...groupColumns,
		['weight', 'Weight', 'count'],
		['reasons', 'Why', 'text'],
		['days', 'Days', 'count'],
		['amount', 'Amount', 'money'],
		['last_meeting', 'Last meeting', 'day'],
		['members', 'Women', 'count']
	],
	sql: `select g.gid, g.district, g.block, max(h.weight) as weight, string_agg(h.kind, ',' order by h.weight desc, h.kind) as reasons, max(h.days) as days, sum(h.amount) as amount, any_value(g.last_meeting) as last_meeting, any_value(g.members) as members
from help h join groups g using (gid) where h.weight >= 2 and h.kind <> 'noBackup' group by g.gid, g.district, g.block order by weight desc, count(*) desc, amount desc nulls last, gid`
};

const silent: Query = {
	key: 'silent',
	title: 'Nothing came for a month',
	columns: [
		...groupColumns,
		['as_of', 'Last entry', 'day'],
		['days', 'Days', 'count'],
		['members', 'Women', 'count']
	],
	sql: `select gid, district, block, as_of, date_diff('day', as_of, cast($today as date)) as days, members from groups where as_of < cast($today as date) - interval 30 day order by as_of, gid`
};

const bank: Query = {
	key: 'bank',
	title: 'Ready for the bank',
	columns: [
		...groupColumns,
		['ready', 'Page 1', 'text'],
		['ready_met', 'Conditions met', 'count'],
		['ready_of', 'of', 'count'],
		['ready_look', 'To look at first', 'count'],
		['corpus', 'Corpus', 'money'],
		['savings', 'Savings', 'money'],
		['borrowings', 'Owed outside', 'money'],
		['founded_on', 'Founded', 'day']
	],
	sql: `with ${stood} select g.gid, g.district, g.block, g.ready, g.ready_met, g.ready_of, g.ready_look, s.corpus, s.savings, s.borrowings, g.founded_on from groups g left join stood s using (gid)
order by case g.ready when 'met' then 0 when 'bank' then 1 else 2 end, g.ready_met desc nulls last, g.ready_look, s.corpus desc nulls last, gid`
};

const trend: Query = {
	key: 'trend',
	title: 'Savings and loans by month',
	columns: [
		['asked', 'Month', 'day'],
		['groups', 'Groups', 'count'],
		['heard', 'Entered something', 'count'],
		['members', 'Women', 'count'],
		['savings', 'Savings', 'money'],
		['loans_out', 'On loan', 'money'],
		['attendance', 'Came', 'part'],
		['regular', 'Saved what was asked', 'part'],
		['corpus', 'Corpus', 'money']
	],
	sql: `with ${series} select asked, count(*) as groups, count(*) filter (month = asked) as heard, sum(members) as members, sum(savings) as savings, sum(loans_out) as loans_out, sum(came) filter (month = asked) / sum(expected) filter (month = asked) as attendance, sum(saved_today) filter (month = asked) / sum(asked_to_save) filter (month = asked) as regular, sum(corpus) as corpus from series group by asked order by asked`
};

const ageing: Query = {
	key: 'ageing',
	title: 'Late loans by age, month by month',
	columns: [
		['asked', 'Month', 'day'],
		['loans_out', 'On loan', 'money'],
		['d1_30', 'Late 1–30 days', 'part'],
		['d31_90', 'Late 31–90', 'part'],
		['over90', 'Late over 90', 'part']
	],
	sql: `with ${series} select asked, sum(loans_out) as loans_out, sum(late_1_30) / sum(loans_out) as d1_30, sum(late_31_90) / sum(loans_out) as d31_90, sum(late_over_90) / sum(loans_out) as over90 from series group by asked having sum(loans_out) > 0 order by asked`
};

const quarters: Query = {
	key: 'quarters',
	title: 'Loans by the quarter in which they were given',
	columns: [
		['quarter', 'Quarter from', 'day'],
		['loans', 'Loans', 'count'],
		['given', 'Given', 'money'],
		['still_out', 'Still out', 'money'],
		['late30', 'Out late over 30 days', 'money'],
		['late_part', 'of what was given', 'part'],
		['written_off', 'Given up', 'money']
	],
	sql: `select cast(date_trunc('quarter', given) as date) as quarter, count(*) as loans, sum(principal) as given, sum(outstanding) as still_out, coalesce(sum(outstanding) filter (overdue_days > 30), 0) as late30, coalesce(sum(outstanding) filter (overdue_days > 30), 0) / sum(principal) as late_part, sum(written_off) as written_off from loans where brought_in = 0 group by 1 order by 1`
};

/** Pools the two ratios of a year (src/lib/reports/ratios.ts): each whole is scaled from its own cycle to a year of 364 days. */
const ratios: Query = {
	key: 'ratios',
	title: 'Ratios of SAVIX and SEEP',
	columns: [
		['district', 'District', 'text'],
		['ratio', 'Ratio', 'text'],
		['groups', 'Groups', 'count'],
		['pooled', 'All together', 'ratio'],
		['low', 'Lowest tenth below', 'ratio'],
		['middle', 'Middle group', 'ratio'],
		['high', 'Highest tenth above', 'ratio']
	],
	sql: `with parts as (select gid, ratio, part * if(ratio in ('annualisedReturn', 'returnOnAssets'), 364, 1) as part, whole * if(ratio in ('annualisedReturn', 'returnOnAssets'), days, 1) as whole from ratios)
select coalesce(district, 'all') as district, ratio, count(*) as groups, sum(part) / nullif(sum(whole), 0) as pooled, quantile_cont(part / nullif(whole, 0), 0.1) as low, median(part / nullif(whole, 0)) as middle, quantile_cont(part / nullif(whole, 0), 0.9) as high
from parts join groups using (gid) group by grouping sets ((district, ratio), (ratio)) order by grouping(district) desc, district, ratio`
};

const regular: Query = {
	key: 'regular',
	title: 'How regularly groups save, last twelve months',
	columns: [
		['tenth', 'Saved what was asked from', 'part'],
		['groups', 'Groups', 'count']
	],
	sql: `select least(9, floor(10 * saved)) / 10 as tenth, count(*) as groups from (select gid, sum(saved_today) / nullif(sum(asked_to_save), 0) as saved from months where month <= cast($month as date) and month > cast($month as date) - interval 12 month group by gid) where saved is not null group by 1 order by 1`
};

const exceptions: Query = {
	key: 'exceptions',
	title: 'What an auditor looks at, last three months',
	columns: [
		...groupColumns,
		['differences', 'Box differed', 'count'],
		['in_all', 'In all', 'money'],
		['corrections', 'Corrections', 'count'],
		['disputes', 'Disputes', 'count'],
		['late', 'Entered late', 'count']
	],
	sql: `select gid, district, block, count(*) filter (e.kind = 'difference') as differences, sum(amount) filter (e.kind = 'difference') as in_all, count(*) filter (e.kind = 'correction') as corrections, count(*) filter (e.kind = 'dispute') as disputes, count(*) filter (e.kind = 'enteredLate') as late
from exceptions e join groups using (gid) where day > cast($today as date) - interval 3 month group by gid, district, block order by abs(coalesce(in_all, 0)) desc, corrections desc, gid`
};

export const queries: readonly Query[] = [
	...[visit, month, bank, silent, trend, ageing, quarters, ratios, regular, exceptions]
];

/** Main figures of the month and of the one a year before. */
export const summary = `with ${stood}, now as (select * from months where month = cast($month as date))
select count(*) as groups, count(now.gid) as heard, sum(s.members) as members, sum(s.savings) as savings, sum(s.loans_out) as loans_out, sum(s.late_31_90 + s.late_over_90) / nullif(sum(s.loans_out), 0) as par30, sum(now.came) / sum(now.expected) as attendance, sum(now.saved_today) / sum(now.asked_to_save) as regular, sum(s.bank) as bank from stood s left join now using (gid)`;

/** Sums by block that may be published, with the counts for `five.ts`. */
export const sums = `with ${stood}, now as (select * from months where month = cast($month as date)), first as (select gid, min(month) as began from months group by gid),
moved as (select gid, sum(credit) filter (account = 'savings' and act = 'usual') saved, sum(debit) filter (account = 'savings' and act = 'usual') withdrawn, sum(debit) filter (account = 'loans' and act = 'usual') lent, sum(credit) filter (account = 'loans' and act = 'usual') repaid, sum(credit) filter (account = 'interest') interest from flows where month = cast($month as date) group by gid)
select coalesce(s.district, '–') as district, coalesce(s.block, '–') as block, count(*) as groups, count(now.gid) as active, count(*) filter (began < cast($month as date)) as before, count(*) filter (now.held > 0) as met,
sum(s.members) as members, sum(s.savings) as savings, sum(s.loans_out) as loans_out, sum(s.overdue) as overdue, sum(s.late_1_30) as late_1_30, sum(s.late_31_90) as late_31_90, sum(s.late_over_90) as late_over_90, sum(s.box) as box, sum(s.bank) as bank, sum(s.borrowings) as borrowings, sum(s.corpus) as corpus,
coalesce(sum(saved), 0) as saved, coalesce(sum(withdrawn), 0) as withdrawn, coalesce(sum(lent), 0) as lent, coalesce(sum(repaid), 0) as repaid, coalesce(sum(interest), 0) as interest,
coalesce(sum(now.held) filter (now.held > 0), 0) as held, coalesce(sum(now.expected) filter (now.held > 0), 0) as expected, coalesce(sum(now.came) filter (now.held > 0), 0) as came, coalesce(sum(now.asked_to_save) filter (now.held > 0), 0) as asked_to_save, coalesce(sum(now.saved_today) filter (now.held > 0), 0) as saved_today
from stood s left join now using (gid) left join moved using (gid) left join first using (gid) group by 1, 2 order by 1, 2`;
