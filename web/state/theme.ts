import { createState } from './state.ts';

export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'lineup-theme';

export const theme = createState<Theme>((localStorage.getItem(KEPT) as Theme | null) ?? 'system');

export function chooseTheme(chosen: Theme): void {
  theme.set(chosen);
  localStorage.setItem(KEPT, chosen);
  showTheme();
}

export function showTheme(): void {
  const root = document.documentElement;
  if (theme.value === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme.value;
}
