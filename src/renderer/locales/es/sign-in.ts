import type { signIn as english } from '../en/sign-in.ts';

/** Signing in, and the very first start. */
export const signIn: typeof english = {
  signIn: {
    title: '¿Quién está en la ventanilla?',
    locked: 'Bloqueado. {name}, escriba su PIN.',
    pin: 'PIN',
    enter: 'Iniciar sesión',
    unlock: 'Desbloquear',
    sample: 'PIN de práctica {pin}',
    keys: 'Las teclas de número eligen a la persona; luego el PIN y Enter. Con la sesión iniciada, Ctrl P cambia su PIN.',
    nobody: 'Aún nadie puede iniciar sesión aquí.',
    other: 'Otra persona',
  },
  firstStart: {
    title: 'Primer inicio',
    text: 'Esta estación es nueva. El código de un solo uso está en la carpeta de datos, en first-administrator-code.txt. Crea al primer administrador, que luego agrega a los demás.',
    code: 'Código de un solo uso',
    name: 'Su nombre',
    pin: 'PIN nuevo, de 6 a 12 dígitos',
    again: 'El mismo PIN otra vez',
    differs: 'Los dos PIN no son iguales.',
    make: 'Crear administrador',
  },
};
