import { expect, test } from 'vitest';
import { unbroken } from './unbroken.ts';

test('amounts, shares, factors and days stay on one line; words part as before', () => {
	expect(unbroken('for earning रु 2,00,000 (50 %)')).toBe('for earning रु\u00a02,00,000 (50\u00a0%)');
	expect(unbroken('₹48,360 × 8; 2025-01')).toBe('₹48,360\u00a0×\u00a08; 2025-\u206001');
	expect(unbroken('six months, regular')).toBe('six months, regular');
});
