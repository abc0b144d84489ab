import { ok, type BookId, type LocalDate } from '#kernel';
import type { BookSession } from '#app';
import { expect, test } from 'vitest';
import { QuietAudit } from './quiet-audit.ts';

function opened() {
	const asked: boolean[] = [];
	const idle: (() => void)[] = [];
	const quiet: (() => void)[] = [];
	const session = {
		book: 'book-1' as BookId,
		state: { openMeeting: null },
		audit: (thorough: boolean) => {
			asked.push(thorough);
			return Promise.resolve(ok({ mended: 0, unreadable: [] }));
		}
	} as unknown as BookSession;
	const kept = new Map<string, string>();
	const audit = new QuietAudit(
		{
			clock: { today: () => '2026-11-29' as LocalDate } as never,
			settings: {
				read: (name: string) => kept.get(name) ?? null,
				write: (name: string, value: string) => void kept.set(name, value)
			},
			whenIdle: () => new Promise((resolve) => void idle.push(resolve)),
			whenQuiet: () => new Promise((resolve) => void quiet.push(resolve))
		},
		session
	);
	/** @returns resolves after the follow-up work too */
	const comes = async (waited: (() => void)[]) => {
		waited.shift()?.();
		await new Promise((resolve) => setTimeout(resolve));
	};
	return { audit, asked, rest: () => comes(idle), quiet: () => comes(quiet) };
}

test('a book that was just opened is drawn before its copies are compared, and nobody touches it while its pages are looked at', async () => {
	const { audit, asked, rest, quiet } = opened();
	void audit.begin();
	await new Promise((resolve) => setTimeout(resolve));
	expect(asked).toEqual([]);
	await rest();
	expect(asked).toEqual([false]);
	await quiet();
	expect(asked).toEqual([false, true]);
});

test('a book that was closed before the phone had time is not looked at', async () => {
	const { audit, asked, rest } = opened();
	void audit.begin();
	audit.end();
	await rest();
	await rest();
	expect(asked).toEqual([]);
});
