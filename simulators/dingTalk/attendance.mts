import { checkFields, finiteNumber, nonEmptyText, oneOf, required } from '../shared/checks.mts';
import { formatDay, parseTime } from '../shared/chinaTime.mts';

const CHECK_TYPES = ['OnDuty', 'OffDuty'] as const;
const TIME_RESULTS = [
	'Normal',
	'Early',
	'Late',
	'SeriousLate',
	'Absenteeism',
	'NotSigned',
] as const;
const LOCATION_RESULTS = ['Normal', 'Outside', 'NotSigned'] as const;
const SOURCE_TYPES = [
	'ATM',
	'BEACON',
	'DING_ATM',
	'USER',
	'BOSS',
	'APPROVE',
	'SYSTEM',
	'AUTO_CHECK',
] as const;

/** One punch as given; times in milliseconds since 1970 (reference 2.12). */
export interface PunchOption {
	userId: string;
	userCheckTime: number;
	/** When it should have been; default: when it was. */
	baseCheckTime?: number;
	checkType?: (typeof CHECK_TYPES)[number];
	timeResult?: (typeof TIME_RESULTS)[number];
	locationResult?: (typeof LOCATION_RESULTS)[number];
	sourceType?: (typeof SOURCE_TYPES)[number];
	userAddress?: string;
}

export interface Punch extends Required<PunchOption> {
	id: number;
	/** China's midnight of the day. */
	workDate: number;
}

/** The punches, in the order in which they were added. */
export class Attendance {
	private readonly punches: Punch[] = [];

	get all(): readonly Punch[] {
		return this.punches;
	}

	/** Throws an InputError on a bad punch; then adds none. */
	add(punches: readonly PunchOption[]): void {
		for (const punch of punches) checkPunch(punch);
		for (const punch of punches) {
			const day = formatDay(punch.userCheckTime);
			this.punches.push({
				baseCheckTime: punch.userCheckTime,
				checkType: 'OnDuty',
				timeResult: 'Normal',
				locationResult: 'Normal',
				sourceType: 'USER',
				userAddress: '',
				...punch,
				id: this.punches.length + 1,
				workDate: parseTime(`${day} 00:00:00`) ?? 0,
			});
		}
	}
}

/** Throws an InputError. */
function checkPunch(punch: unknown): void {
	checkFields('attendance', punch, {
		userId: required(nonEmptyText),
		userCheckTime: required(finiteNumber),
		baseCheckTime: finiteNumber,
		checkType: oneOf(...CHECK_TYPES),
		timeResult: oneOf(...TIME_RESULTS),
		locationResult: oneOf(...LOCATION_RESULTS),
		sourceType: oneOf(...SOURCE_TYPES),
		userAddress: nonEmptyText,
	});
}
