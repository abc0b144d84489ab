/** The dark modules of a QR code as one SVG path in units of a module; adjacent modules of a row form one rectangle. */
export function modulePath(rows: readonly (readonly boolean[])[]): string {
	return rows
		.flatMap((row, y) =>
			row.map((dark, x) =>
				dark && row[x - 1] !== true ? `M${x} ${y}h${runFrom(row, x)}v1h-${runFrom(row, x)}z` : ''
			)
		)
		.join('');
}

function runFrom(row: readonly boolean[], start: number): number {
	const end = row.indexOf(false, start);
	return (end === -1 ? row.length : end) - start;
}
