import { useTheme } from '@material-ui/core/styles';

/** How what stands at an axis is written. */
export function useAxisText() {
  const { palette, typography } = useTheme();
  return {
    fontSize: 12,
    fontFamily: typography.fontFamily,
    fill: palette.text.secondary,
  };
}
