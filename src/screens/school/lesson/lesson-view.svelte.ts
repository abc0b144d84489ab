import type { Lesson, LessonCard, Question } from '#ui/school/lesson-types.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { SchoolMarks } from '../../frame/school-marks.ts';

/** A lesson on the screen: its cards one after the other, then its questions, then what to do with it. */
export class LessonView {
	readonly lesson: Lesson;
	readonly #app: AppState;
	/** Place from 0; as many as `count` at the end. */
	at = $state(0);
	/** Place of the picture that was touched; null before. */
	chosen = $state<number | null>(null);

	constructor(app: AppState, lesson: Lesson) {
		this.#app = app;
		this.lesson = lesson;
	}

	/** Cards and questions together. */
	get count(): number {
		return this.lesson.cards.length + this.lesson.questions.length;
	}
	get card(): LessonCard | null {
		return this.lesson.cards[this.at] ?? null;
	}
	get question(): Question | null {
		return this.lesson.questions[this.at - this.lesson.cards.length] ?? null;
	}
	get isFinished(): boolean {
		return this.at >= this.count;
	}
	/** The right picture was touched, so the lesson can go on. Whoever touched another may touch again. */
	get isAnswered(): boolean {
		return this.question !== null && this.chosen === this.question.right;
	}

	/** What is said of what stands here. */
	get prompt(): string {
		const words = wordsOf(this.#app);
		if (this.card !== null) return words.say(this.card.say);
		if (this.question !== null) return `${words.say(this.question.ask)} ${words.say('school.choose')}`;
		return words.say('school.finished');
	}

	/** Why, said after any answer; nothing is ever called wrong. */
	get explained(): string {
		const { question } = this;
		if (question === null || this.chosen === null) return '';
		const words = wordsOf(this.#app);
		return `${words.say(this.isAnswered ? 'school.yes' : 'school.look')} ${words.say(question.answer)}`;
	}

	choose(place: number): void {
		this.chosen = place;
		void this.#app.speaker.say(this.explained);
	}

	goOn(): void {
		this.at += 1;
		this.chosen = null;
		if (this.isFinished) new SchoolMarks(this.#app.parts.settings).add(this.lesson.id);
		void this.#app.speaker.say(this.prompt);
	}

	/** @returns false at the first card */
	back(): boolean {
		if (this.at === 0) return false;
		this.at -= 1;
		this.chosen = null;
		void this.#app.speaker.say(this.prompt);
		return true;
	}
}
