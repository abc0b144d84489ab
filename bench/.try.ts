import { buildBook, memberAt } from './workload.ts';
import { replay } from '#group';
import { memberStatement } from '#reports';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
const b = await buildBook(Number(process.argv[2] ?? 1000));
const s = new Session(); s.connect(); await s.post('Profiler.enable');
async function prof(name: string, f: () => void) { f(); await s.post('Profiler.setSamplingInterval', { interval: 500 }); await s.post('Profiler.start'); const t = performance.now(); f(); console.log(name, (performance.now() - t).toFixed(0)); const { profile } = await s.post('Profiler.stop'); writeFileSync(`/tmp/prof/${name}.cpuprofile`, JSON.stringify(profile)); }
await prof('replay', () => { replay(b.events, 'INR'); });
await prof('statement', () => { memberStatement(b.events, { currency: 'INR', memberId: memberAt(4) }); });
