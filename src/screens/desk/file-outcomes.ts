import type { IconName, MessageKey, Words } from '#i18n';

/** What became of a file that staff chose. */
export type FileOutcome = keyof typeof outcomes;

/** A file that staff chose, and what became of it; twice where a part of it was left out. */
export interface GivenFile {
	readonly name: string;
	readonly outcome: FileOutcome;
}

/** What is said of all files with one outcome. */
export interface FilesTold {
	readonly outcome: FileOutcome;
	readonly text: string;
	readonly names: readonly string[];
	readonly icon: IconName;
	readonly mood: 'good' | 'look' | 'plain';
}

interface Outcome {
	readonly says: MessageKey;
	readonly icon: IconName;
	readonly mood: FilesTold['mood'];
}

const taken = (says: MessageKey): Outcome => ({ says, icon: 'check', mood: 'good' });
const known = (says: MessageKey): Outcome => ({ says, icon: 'book', mood: 'plain' });
const out = (says: MessageKey, icon: IconName = 'attention'): Outcome => ({ says, icon, mood: 'look' });

/** In the order in which they are told. */
const outcomes = {
	new: taken('desk.laptop-came'),
	newer: taken('desk.laptop-came-newer'),
	well: taken('desk.need-well'),
	beside: out('desk.file-beside'),
	same: known('desk.laptop-came-known'),
	older: known('desk.file-older'),
	practice: { says: 'desk.need-practice', icon: 'hen', mood: 'plain' },
	differs: out('desk.laptop-came-differs'),
	forked: out('desk.file-forked', 'two-phones'),
	noBook: out('desk.need-unread', 'second-book'),
	damaged: out('desk.file-damaged', 'second-book'),
	namesChanged: out('desk.file-names', 'faces'),
	openChanged: out('desk.file-open', 'meeting'),
	apart: out('desk.file-apart', 'meeting'),
	closedCopy: out('desk.file-copy', 'lock'),
	lastPages: out('desk.file-pages', 'second-book'),
	newerApp: out('desk.file-newer-app', 'phone-away'),
	tooLarge: out('desk.file-large', 'second-book'),
	cutOff: out('desk.file-cut-off', 'second-book'),
	tooMany: out('desk.need-not-opened', 'second-book'),
	leftOut: out('desk.file-left-out', 'close'),
	notKept: out('desk.file-not-kept')
} as const satisfies Readonly<Record<string, Outcome>>;

const inOrder = Object.keys(outcomes) as readonly FileOutcome[];

/** What came of the files, those with one outcome together, each file with its name. */
export function filesTold(files: readonly GivenFile[], words: Words): readonly FilesTold[] {
	return inOrder.flatMap((outcome) => {
		const names = files.filter((file) => file.outcome === outcome).map(({ name }) => name);
		if (names.length === 0) return [];
		const { says, icon, mood } = outcomes[outcome];
		return [{ outcome, text: words.say(says, { count: words.number(names.length) }), names, icon, mood }];
	});
}

/** Why a file was not read: what its readers call a fault. */
const outcomeOfFault: Readonly<Record<string, FileOutcome>> = {
	TooLarge: 'tooLarge',
	FileTooLarge: 'tooLarge',
	CutOff: 'cutOff',
	ReadingStopped: 'cutOff',
	NewerVersion: 'newerApp',
	Forked: 'forked',
	PartOfCopy: 'lastPages',
	Damaged: 'damaged',
	NamesChanged: 'namesChanged',
	OpenChanged: 'openChanged'
};

export const outcomeOf = (fault: { readonly type: string } | undefined): FileOutcome =>
	outcomeOfFault[fault?.type ?? ''] ?? 'noBook';
