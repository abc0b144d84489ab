/** How big notes and coins are drawn. */
export type CashSize = 'small' | 'medium' | 'large';

/** Height of a note in px. Its numeral is three quarters of that: 20 px in `small`, so that it can be read. */
export const cashHeight: Readonly<Record<CashSize, number>> = { small: 27, medium: 30, large: 44 };
