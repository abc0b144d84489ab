import type { Rejection } from '#group';
import type { CurrencyCode } from '#money';
import type { JsonRefusal, JsonLimits } from './strict-json.ts';

/** Reasons for rejecting a journal file. Events are named by their place in the file, counted from 1, and their type. */
export type JournalRefusal =
	| { readonly type: 'FileTooLarge'; readonly bytesMost: number }
	/** Not UTF-8: a picture, a spreadsheet, an encrypted backup. */
	| { readonly type: 'NotText' }
	/** The worker that read the file was killed by the phone or never answered. */
	| { readonly type: 'ReadingStopped' }
	| { readonly type: 'ByteOrderMark' }
	| JsonRefusal
	| { readonly type: 'NotAJournal'; readonly found: string | null }
	| { readonly type: 'NewerVersion'; readonly version: number }
	| { readonly type: 'HeaderInvalid'; readonly field: string; readonly message: string }
	| {
			readonly type: 'TooMany';
			readonly list: 'people' | 'events' | 'records' | 'meetings' | 'prints' | 'lines';
			readonly most: number;
	  }
	/** Two phones continued from the same page: `book check` and `book merge` list both lines (ADR 0086). */
	| { readonly type: 'Forked'; readonly lines: number }
	/** Events after the last record that are more than one open meeting: no hash covers them. */
	| { readonly type: 'NotCovered'; readonly place: number; readonly events: number }
	| { readonly type: 'MeetingTooLong'; readonly place: number; readonly event: string; readonly most: number }
	| { readonly type: 'NotAnEvent'; readonly place: number }
	| { readonly type: 'EventTooLarge'; readonly place: number; readonly event: string; readonly most: number }
	| { readonly type: 'UnknownEventType'; readonly place: number; readonly event: string }
	| {
			readonly type: 'EventInvalid';
			readonly place: number;
			readonly event: string;
			/** Path inside the event: "terms.percentPerMonth". */
			readonly field: string;
			readonly message: string;
	  }
	/** The event is well-formed, but the rules of the book reject it. */
	| {
			readonly type: 'EventRefused';
			readonly place: number;
			readonly event: string;
			readonly occurredOn: string;
			readonly rejection: Rejection;
			/** Currency of the book; amounts of the refusal are its minor units. */
			readonly currency: CurrencyCode;
	  };

/** Limits of a journal file, so that no file can exhaust a phone. */
export const journalLimits = {
	/** Bytes of the whole file: 64 MiB. */
	bytes: 64 * 1024 * 1024,
	events: 200_000,
	/** Number of meetings, 400 years of weekly ones; a check iterates over all. */
	meetings: 20_000,
	/** Entries of one meeting, including undone ones: each undo reads the whole meeting again. */
	meetingEvents: 2_000,
	people: 1_000,
	records: 200_000,
	/** Codes for prints: the group's, the bank file's, and each member's. */
	prints: 100,
	/** UTF-16 units of one event written as JSON: 16 KiB; a cut-off sheet of many women and loans may be longer. */
	event: 16 * 1024,
	openingBalances: 64 * 1024
} as const;

export const jsonLimits: JsonLimits = { depth: 8, keys: 40, text: 2_000 };
