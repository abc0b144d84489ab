import type { Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { MeetingReceipt } from '#papers/meeting/receipt.ts';

export interface ReceiptRow {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly amount: Money;
	/** Beside coins, which come and go: whither. */
	readonly way?: 'in' | 'out';
}

/** What came and went, in the order of the meeting; rows of nothing are left out, saving never is. */
export function receiptRows(receipt: MeetingReceipt): readonly ReceiptRow[] {
	const rows: readonly ReceiptRow[] = [
		{ key: 'meeting.close-box-before', icon: 'tin-box', amount: receipt.before },
		{ key: 'meeting.close-saved', icon: 'gullak-in', amount: receipt.saved },
		{ key: 'meeting.close-repaid', icon: 'box-in', amount: receipt.repaid },
		{ key: 'meeting.close-other-in', icon: 'coins', way: 'in', amount: receipt.otherIn },
		{ key: 'meeting.close-lent', icon: 'box-out', amount: receipt.lent },
		{ key: 'meeting.close-other-out', icon: 'coins', way: 'out', amount: receipt.otherOut }
	];
	return rows.filter(({ key, amount }) => amount > 0 || key === 'meeting.close-saved');
}
