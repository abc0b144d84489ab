import type { MemberId } from '#kernel';
import { penIn, penRound, type PenStep } from '#group';
import type { MeetingStep, StepName } from '#session/meeting/meeting-steps.ts';
import { MeetingAct } from '../frame/talk.svelte.ts';

/** Steps of the meeting that a woman can do alone; the closing belongs to the officers. */
export const penStepOf: Readonly<Partial<Record<StepName, PenStep>>> = {
	roll: 'roll',
	'give-back': 'giveBack',
	fines: 'fines',
	loan: 'loan',
	count: 'count'
};

/** Who may do the next step herself. */
export interface PenOffer {
	readonly memberId: MemberId;
	readonly name: StepName;
	readonly step: PenStep;
}

/**
 * Each meeting offers one step to a woman who has never done it. The offer can be let lie: nothing waits for it, and
 * whom it was not for today it is for again next time.
 */
export class PenOffers extends MeetingAct {
	/** Who has the pen today, and for which step; null while nobody took it. */
	get holder(): { readonly memberId: MemberId; readonly name: StepName } | null {
		const { begun } = this.meeting;
		const taken = begun === null ? null : penIn(begun);
		const name = (Object.keys(penStepOf) as StepName[]).find((one) => penStepOf[one] === taken?.step);
		return taken === null || name === undefined ? null : { memberId: taken.memberId, name };
	}

	/** Null when it went already, when nobody is left for this step, and in a meeting from paper: that was long ago. */
	get offer(): PenOffer | null {
		const { begun, isLate, steps, book } = this.meeting;
		if (isLate || (begun !== null && penIn(begun) !== null)) return null;
		const next = steps.find(({ state }: MeetingStep) => state === 'next');
		const step = next && penStepOf[next.name];
		if (next === undefined || step === undefined) return null;
		const round = this.#round(step);
		const memberId = round.find((one) => !book.draft.penPassed.has(one)) ?? round[0];
		return memberId === undefined ? null : { memberId, name: next.name, step };
	}

	/** Whether another woman could be asked. */
	get hasAnother(): boolean {
		const { offer } = this;
		return offer !== null && this.#round(offer.step).length > 1;
	}

	/** Not she today: the next woman is asked; after the last one it begins again. */
	another(): void {
		const { offer } = this;
		if (offer === null) return;
		const { penPassed } = this.meeting.book.draft;
		penPassed.add(offer.memberId);
		if (this.#round(offer.step).every((one) => penPassed.has(one))) penPassed.clear();
	}

	/** The woman who is offered the pen takes the phone. @returns true when it is written */
	async take(): Promise<boolean> {
		const { offer } = this;
		if (offer === null) return false;
		const { memberId, step } = offer;
		const { meeting } = this;
		const said = meeting.words.say('school.pen-took', { who: meeting.who(memberId) });
		const written = await this.record([{ type: 'TakePen', on: meeting.day, memberId, step }], said);
		if (written) this.renew();
		return written;
	}

	#round(step: PenStep): readonly MemberId[] {
		const { book, day } = this.meeting;
		return penRound(book.state, step, day);
	}
}
