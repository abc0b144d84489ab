import { Session } from 'node:inspector/promises';

/**
 * Counts how often functions of the sources run while something is done: the engine counts, so that nothing stands in for them.
 *
 * @param wanted "lib/group/loans/position.ts loanPosition": the end of a file's path and a name in it
 * @returns how often each ran, in the order that they were asked for
 */
export async function countCalls(wanted: readonly string[], act: () => unknown): Promise<readonly number[]> {
	const engine = new Session();
	engine.connect();
	await engine.post('Profiler.enable');
	await engine.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
	await act();
	const { result } = await engine.post('Profiler.takePreciseCoverage');
	engine.disconnect();
	return wanted.map((one) => {
		const [file = '', name] = one.split(' ');
		const scripts = result.filter(({ url }) => url.endsWith(file));
		const ran = scripts.flatMap(({ functions }) =>
			functions.filter(({ functionName }) => functionName === name)
		);
		return ran.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
	});
}
