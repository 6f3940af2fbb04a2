import type { access as english } from '../en/access.ts';

/** Who may sign in and as what; PINs. */
export const access: typeof english = {
  access: {
    state: 'Estado',
    active: '✓ Puede iniciar sesión',
    deactivated: 'Sin acceso desde {date}',
    waits: 'PIN incorrectos, espera hasta {time}',
    addedAlone: 'agregado sin segunda persona',
    act: {
      'user.add': 'Agregar una persona',
      'user.change-role': 'Función',
      'user.deactivate': 'Quitar acceso',
      'user.reactivate': 'Devolver acceso',
      'user.reset-pin': 'PIN nuevo',
    },
    title: {
      'user.add': 'Agregar una persona',
      'user.change-role': 'Función de {name}',
      'user.deactivate': 'Quitar el acceso a {name}',
      'user.reactivate': 'Devolver el acceso a {name}',
      'user.reset-pin': 'PIN nuevo para {name}',
    },
    text: {
      'user.add': 'Una segunda persona acepta; después la persona nueva escribe aquí su PIN.',
      'user.change-role': '{name} tiene una sola función. La nueva cuenta desde el próximo inicio de sesión.',
      'user.deactivate':
        '{name} ya no podrá iniciar sesión ni aceptar nada. Su nombre queda en los recibos y una caja abierta sigue abierta; los pagos apartados se descartan.',
      'user.reactivate': '{name} podrá iniciar sesión otra vez, con la función y el PIN de antes.',
      'user.reset-pin':
        'Una segunda persona acepta; después {name} escribe aquí el PIN nuevo. Nadie más lo tiene nunca.',
    },
    says: {
      'user.add': 'Persona nueva {name} como {to}',
      'user.change-role': '{name}: de {from} a {to}',
      'user.deactivate': '{name} ({from}) ya no puede iniciar sesión ni aceptar nada',
      'user.reactivate': '{name} puede iniciar sesión otra vez, como {to}',
      'user.reset-pin': '{name} ({from}) elige un PIN nuevo en esta ventana',
    },
    done: {
      'user.add': '{name} ya puede iniciar sesión.',
      'user.change-role': '{name} tiene la función nueva.',
      'user.deactivate': '{name} ya no tiene acceso.',
      'user.reactivate': '{name} puede iniciar sesión otra vez.',
      'user.reset-pin': '{name} puede iniciar sesión con el PIN nuevo.',
    },
    alone: 'Aquí todavía nadie puede ser la segunda persona. {name} se agrega sin ella, y queda registrado.',
    typesPin: '{name} escribe ahora el PIN, sin que los demás lo vean.',
    keepPin: 'Guardar este PIN',
  },
  ownPin: {
    title: 'PIN nuevo para {name}',
    old: 'PIN hasta ahora',
    change: 'Cambiar mi PIN',
    done: 'Su PIN está cambiado. El nuevo cuenta desde ahora.',
  },
};
