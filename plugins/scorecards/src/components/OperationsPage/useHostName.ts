import { useText } from '../../translation';

/** What stands for folders of the backend's machine. */
const LOCAL = 'local';

/** What people call a source host. */
export function useHostName() {
  const t = useText();
  return (host: string) => (host === LOCAL ? t('operations.localHost') : host);
}
