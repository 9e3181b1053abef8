import { Trans, useLingui } from '@lingui/react/macro';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Toast } from '../ui/Toasts.tsx';
import { dropLeft, type LeftPhoto, sendLeft, useLeftPhotos } from './carried-photos.ts';
import { PhotoRefusal } from './PhotoRefusal.tsx';

/** Photos that went on without their form and did not arrive: each stays until it is sent, or somebody lets it go. */
export function LeftPhotos() {
  const userId = useHub((s) => userOf(s)?.id);
  const left = useLeftPhotos((s) => s.left);
  return left.filter((one) => one.userId === userId).map((one) => <Left key={one.problemId} photo={one} />);
}

function Left({ photo }: { photo: LeftPhoto }) {
  const { t } = useLingui();
  const name = useHub((s) => s.floor?.equipment[photo.equipmentId]?.name) ?? t`an instrument`;
  return (
    <Toast
      stays
      action={
        <Button isBusy={photo.isSending} onPress={() => void sendLeft(photo)}>
          <Trans>Send the photo</Trans>
        </Button>
      }
      title={<Trans>The problem with {name} is reported, but its photo was not added.</Trans>}
      onDismiss={() => dropLeft(photo.problemId)}
    >
      <span>
        <PhotoRefusal refusal={photo.why} />
      </span>
    </Toast>
  );
}
