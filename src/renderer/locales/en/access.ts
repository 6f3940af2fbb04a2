/** Who may sign in and as what; PINs. */
export const access = {
  access: {
    state: 'State',
    active: '✓ May sign in',
    deactivated: 'Deactivated since {date}',
    waits: 'Wrong PINs, waits until {time}',
    addedAlone: 'added without a second person',
    act: {
      'user.add': 'Add a person',
      'user.change-role': 'Role',
      'user.deactivate': 'Deactivate',
      'user.reactivate': 'Reactivate',
      'user.reset-pin': 'New PIN',
    },
    title: {
      'user.add': 'Add a person',
      'user.change-role': 'Role of {name}',
      'user.deactivate': 'Deactivate {name}',
      'user.reactivate': 'Reactivate {name}',
      'user.reset-pin': 'New PIN for {name}',
    },
    text: {
      'user.add': 'A second person agrees; then the new person types their PIN here.',
      'user.change-role': '{name} has one role. Another one counts from the next sign-in on.',
      'user.deactivate':
        '{name} can then neither sign in nor agree to anything. The name stays on receipts and an open drawer stays open; payments put aside are discarded.',
      'user.reactivate': '{name} can then sign in again, with the role and the PIN from before.',
      'user.reset-pin': 'A second person agrees; then {name} types the new PIN here. Nobody else ever holds it.',
    },
    says: {
      'user.add': 'New person {name} as {to}',
      'user.change-role': '{name}: from {from} to {to}',
      'user.deactivate': '{name} ({from}) can no longer sign in or agree to anything',
      'user.reactivate': '{name} can sign in again, as {to}',
      'user.reset-pin': '{name} ({from}) chooses a new PIN at this window',
    },
    done: {
      'user.add': '{name} can sign in now.',
      'user.change-role': '{name} has the new role.',
      'user.deactivate': '{name} is deactivated.',
      'user.reactivate': '{name} can sign in again.',
      'user.reset-pin': '{name} can sign in with the new PIN.',
    },
    alone: 'Nobody here can be the second person yet. {name} is added without one, and that is on record.',
    typesPin: '{name} types the PIN now, unseen by the others.',
    keepPin: 'Keep this PIN',
  },
  ownPin: {
    title: 'New PIN for {name}',
    old: 'PIN until now',
    change: 'Change my PIN',
    done: 'Your PIN is changed. The new one counts from now on.',
  },
};
