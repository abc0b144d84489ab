import { LiveBook, put, twentyYears } from '../rows/real-book.ts';
import { closing, memberAt } from '../workload.ts';
import { median } from '../frame.ts';
import { openBase, append, renumbered, load, readMeeting } from '../reference/base.ts';
import { planWrite } from '../../src/lib/app/session/write-plan.ts';
import { money } from '#money';
import { removeDatabase } from '../rows/real-book.ts';
const times: Record<string, number[]> = {};
async function lap<T>(name: string, f: () => PromiseLike<T> | T): Promise<T> { const t = performance.now(); const v = await f(); (times[name] ??= []).push(performance.now() - t); return v; }
let nr = 5000;
(window as any).run = async () => {
	for (const k in times) delete times[k];
	const { book, base } = await twentyYears();
	await put(book, 'scratch'); await removeDatabase('scratch-base');
	const db = await openBase('scratch-base'); await load(db, base);
	const live = new LiveBook(book, 'scratch');
	for (let i = 0; i < 30; i++) {
		await live.openMeeting(58);
		const on = live.session.state.openMeeting!.day;
		await lap('entry execute', async () => { const r = await live.session.execute(live.session.newId() as never, { type: 'DepositSaving', on, memberId: memberAt(4), fund: 'voluntary', amount: money(1000) }); if (!r.ok) throw 2; });
		await lap('base entry', async () => { nr++; await append(db, renumbered({ ...base[500]!, e: base[500]!.e.slice(0, 1) }, nr)); await readMeeting(db, nr); });
		const cmds = closing(live.session.state);
		await lap('tryOut', () => live.session.tryOut(...cmds));
		await lap('execute', async () => { const r = await live.session.execute(live.session.newId() as never, ...cmds); if (!r.ok) throw 1; });
		await lap('base', () => append(db, renumbered(base[500]!, (nr += 1))));
	}
	live.close(); db.close();
	const q = (v: number[]) => { const s = [...v].sort((a, b) => a - b); return `min ${s[0]!.toFixed(2)} q1 ${s[s.length >> 2]!.toFixed(2)} med ${median(v).toFixed(2)}`; };
	return Object.fromEntries(Object.entries(times).map(([k, v]) => [k, q(v)]));
};
