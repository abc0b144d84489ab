import type { AppRow } from '../frame.ts';
import { baseMeetings } from '../reference/base.ts';
import { packedSize } from '../reference/packed.ts';
import { buildBook } from '../workload.ts';

/** Bytes passed to the database; the size of its files depends on the browser. */
export const rows: readonly AppRow[] = [
	{
		name: 'disk for 60,000 entries, encrypted',
		unit: 'KB',
		budget: { normal: 2.5 },
		aim: { normal: 1.2 },
		measure: async () => {
			const { records, balances, events, book } = await buildBook(1000);
			const stored = records.map(
				({ bytes, hash, operationId }) => bytes.length + hash.length + operationId.length + book.length + 8
			);
			const packed = baseMeetings(events).map(packedSize);
			return { subject: (sum(stored) + balances.bytes.length) / 1000, reference: sum(packed) / 1000 };
		}
	}
];

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
