import type { ReceivedRequest } from '../../shared/messages.mts';
import { OK } from '../app.mts';
import type { App, CallResult } from '../app.mts';
import { openRequest } from '../envelope.mts';
import { Refusal } from '../errorCodes.mts';

const TOLERANCE_SECONDS = 600;

/**
 * POST /cgi/gettoken (reference section 1.2). Each call gives a new token; older ones stay good
 * unless the setting `singleToken` is on (unknown, section 7.4).
 */
export function getToken(app: App, request: ReceivedRequest): CallResult {
	checkTimestamp(openRequest(request, app.identity, []), app.clock.now() / 1000);
	const { expireIn, singleToken } = app.settings;
	if (singleToken) app.tokens.revokeAll();
	const accessToken = app.tokens.issue(expireIn);
	return { ...OK, data: JSON.stringify({ accessToken, expireIn }) };
}

/**
 * The plaintext is only the digits of the time in seconds. How the server checks it is unknown;
 * here it must be within ten minutes of the simulator's clock or of real time, so that a client
 * in real time can go on after a test has moved the clock. The code is 100006: what was
 * encrypted is not acceptable (no other code of section 6 comes nearer).
 */
function checkTimestamp(plaintext: string, simulatorSeconds: number): void {
	if (!/^\d+$/.test(plaintext)) {
		throw new Refusal('INVALID_ENCRYPT', 'the encrypted time is not decimal digits only');
	}
	const nearest = Math.min(
		Math.abs(Number(plaintext) - simulatorSeconds),
		Math.abs(Number(plaintext) - Date.now() / 1000),
	);
	if (nearest > TOLERANCE_SECONDS) {
		throw new Refusal('INVALID_ENCRYPT', 'the encrypted time is more than ten minutes off');
	}
}
