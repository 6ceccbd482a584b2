import { defineAction } from './action.ts';

export const viewActions = [
  defineAction({
    id: 'view.camera',
    label: 'Look through the camera',
    menu: 'view',
    shortcut: 'C',
    isEnabled: ({ editor }) => Object.keys(editor.document.store.getState().scene.cameras).length > 0,
    run: ({ editor }) =>
      editor.session.setState(({ view }) => ({ view: view === 'camera' ? ('free' as const) : ('camera' as const) })),
  }),
  defineAction({
    id: 'view.frame',
    label: 'Frame the selection',
    menu: 'view',
    shortcut: 'F',
    run: ({ editor }) =>
      editor.session.setState(({ frameRequests }) => ({ view: 'free', frameRequests: frameRequests + 1 })),
  }),
  defineAction({
    id: 'view.move',
    label: 'Move',
    menu: 'view',
    shortcut: 'W',
    run: ({ editor }) => editor.session.setState({ tool: 'move' }),
  }),
  defineAction({
    id: 'view.rotate',
    label: 'Rotate',
    menu: 'view',
    shortcut: 'E',
    run: ({ editor }) => editor.session.setState({ tool: 'rotate' }),
  }),
  defineAction({
    id: 'view.paths',
    label: 'Paths of everything that moves',
    menu: 'view',
    shortcut: 'P',
    run: ({ editor }) =>
      editor.session.setState(({ paths }) => ({ paths: paths === 'all' ? ('heroes' as const) : ('all' as const) })),
  }),
  defineAction({
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    menu: 'help',
    shortcut: '?',
    run: ({ editor }) => editor.session.setState({ dialog: 'shortcuts' }),
  }),
  defineAction({
    id: 'help.about',
    label: 'About Rimshot',
    menu: 'help',
    run: ({ editor }) => editor.session.setState({ dialog: 'about' }),
  }),
];
