import { currencyMark } from '#i18n';
import type { CurrencyCode } from '#money';
import type { SqlValue } from './facts-store.ts';
import type { ColumnKind } from './queries.ts';

const hundred = 100n;

/** Minor units as an exact decimal; both currencies of a desk have hundredths. */
export function decimalOf(value: SqlValue): string {
	const minor = BigInt(String(value ?? 0).replace(/\.0+$/, ''));
	const size = minor < 0n ? -minor : minor;
	return `${minor < 0n ? '-' : ''}${size / hundred}.${String(size % hundred).padStart(2, '0')}`;
}

/** Machine-readable text: exact decimals, days as 2026-10-31. */
export function plainOf(value: SqlValue, kind: ColumnKind): string {
	if (value === null) return '';
	if (kind === 'money') return decimalOf(value);
	return kind === 'part' || kind === 'ratio' ? Number(value).toFixed(6) : String(value);
}

const grouped = (rupees: number): string => rupees.toLocaleString('en-IN', { maximumFractionDigits: 0 });

/** Abbreviated sum: "₹52.20 crore", "₹3.20 lakh", "₹9,900"; the workbook has the exact one. */
export function shortMoney(value: SqlValue, currency: CurrencyCode): string {
	const rupees = Number(value ?? 0) / 100;
	const mark = currencyMark(currency);
	const sign = rupees < 0 ? '−' : '';
	const size = Math.abs(rupees);
	if (size >= 1e7) return `${sign}${mark}${(size / 1e7).toFixed(2)} crore`;
	if (size >= 1e5) return `${sign}${mark}${(size / 1e5).toFixed(2)} lakh`;
	return `${sign}${mark}${grouped(size)}`;
}

export const percent = (value: SqlValue): string =>
	value === null ? '–' : `${(100 * Number(value)).toFixed(1)} %`;

/** Text of a value for a page. */
export function saidOf(value: SqlValue, kind: ColumnKind, currency: CurrencyCode): string {
	if (value === null) return '–';
	if (kind === 'money') return shortMoney(value, currency);
	if (kind === 'part') return percent(value);
	if (kind === 'ratio') return Number(value).toFixed(3);
	return kind === 'count' ? grouped(Number(value)) : String(value);
}
