import type { cis as english } from '../en/cis.ts';

/** Payments on their way to the CIS. */
export const cis: typeof english = {
  cis: {
    title: 'Pagos en camino al CIS',
    lastHeard: 'Última respuesta {when}',
    neverHeard: 'Aún sin respuesta',
    open: 'Aún no están allí',
    openEmpty: 'Todo lo tomado aquí está en el CIS.',
    recent: 'Allí, los más nuevos primero',
    recentEmpty: 'Aún no ha llegado nada.',
    state: 'Estado',
    attempts: 'Intentos',
    next: 'Próximo intento',
    lastNote: 'Lo último que pasó',
    cisRef: 'Referencia del CIS',
    resume: 'Revisado: seguir enviando',
    pausedText:
      'El otro lado dio una respuesta que no es del CIS que conocemos. No se envía nada hasta que alguien revise la conexión: {detail}',
    accounts: 'Cuentas',
    accountsText: '{count} cuentas, como las tenía el CIS {when}',
    accountsNone: 'Aún no hay cuentas',
    pulling: 'Trayendo cuentas: {count}',
    refused: '{count} cuentas no se pudieron leer y se omiten',
    pullFailed: 'La última consulta falló: {why}',
    now: 'ahora',
    hereColumn: 'Aquí, esperando',
    unknownColumn: 'Sin confirmar, preguntando',
    personColumn: 'Necesitan a una persona',
  },
};
