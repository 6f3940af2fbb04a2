/** Signing in, and the very first start. */
export const signIn = {
  signIn: {
    title: 'Who is at the counter?',
    locked: 'Locked. {name}, enter your PIN.',
    pin: 'PIN',
    enter: 'Sign in',
    unlock: 'Unlock',
    sample: 'Sample PIN {pin}',
    keys: 'Number keys choose a person, then the PIN, then Enter. Signed in, Ctrl P changes your PIN.',
    nobody: 'Nobody can sign in here yet.',
    other: 'Somebody else',
  },
  firstStart: {
    title: 'First start',
    text: 'This station is new. The one-time code lies in the data folder, in first-administrator-code.txt. It makes the first administrator, who then adds everybody else.',
    code: 'One-time code',
    name: 'Your name',
    pin: 'New PIN, 6 to 12 digits',
    again: 'The same PIN again',
    differs: 'The two PINs are not the same.',
    make: 'Make me administrator',
  },
};
