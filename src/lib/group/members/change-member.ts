import { present, type MemberId } from '#kernel';
import type { GroupDraft, Member } from '../state.ts';

export function changeMember(
	draft: GroupDraft,
	memberId: MemberId,
	change: (member: Member) => Partial<Member>
): void {
	const member = present(draft.members.get(memberId), 'the member is known');
	draft.members.set(memberId, { ...member, ...change(member) });
}
