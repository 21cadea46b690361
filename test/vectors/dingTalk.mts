/** The published vectors of docs/reference/dingtalk.md, as they stand there. */

/** 7.1: a custom robot's signature. */
export const robotVector = {
	secret: 'SECtest0123456789',
	timestamp: 1700000000001,
	signature: 'l/JDUsy5cz9xEdP2CNFWJyT1FMjG0kUjoSj1+WcOH8E=',
	encoded: 'l%2FJDUsy5cz9xEdP2CNFWJyT1FMjG0kUjoSj1%2BWcOH8E%3D',
};

/** 6.1: the signature of an independent software vendor's call, at two times. */
export const suiteVectors = [
	{
		suiteSecret: 'testSuiteSecret0123456789',
		suiteTicket: 'TestSuiteTicket',
		timestamp: 1700000000003,
		signature: 'P/mo0/c7xCPSL97AZ183nQsO5FGpkktLxG5I+S3vffE=',
		encoded: 'P%2Fmo0%2Fc7xCPSL97AZ183nQsO5FGpkktLxG5I%2BS3vffE%3D',
	},
	{
		suiteSecret: 'testSuiteSecret0123456789',
		suiteTicket: 'TestSuiteTicket',
		timestamp: 1527130370219,
		signature: 'M9nH8ZLg0msexUL6ZQR7i9kfyxW7pvozheefkvzaITo=',
		encoded: 'M9nH8ZLg0msexUL6ZQR7i9kfyxW7pvozheefkvzaITo%3D',
	},
];
