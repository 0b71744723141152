import { Verifying } from './verifying.tsx';

export default function VerifyPage() {
  return <Verifying />;
}
