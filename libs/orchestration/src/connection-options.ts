import {
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
} from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;
type Listener = Parameters<Call['start']>[1];

/** CANCELLED of gRPC: the client does not repeat such a call. */
const cancelled = 1;

/** How our processes connect to Temporal: calls are repeated as is usual, but not when the connection was closed. */
export function connectionOptions(address: string): ConnectionOptions {
  return { address, interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), unlessClosed] };
}

/**
 * The client repeats a call by a timer. When its connection is closed in the meantime the channel throws there, where
 * nobody can catch it: it ends the process. Here the call ends as cancelled instead.
 */
export const unlessClosed: Interceptor = (options, nextCall) => {
  try {
    return nextCall(options) as Call;
  } catch (failure) {
    return endedCall(String(failure)) as Call;
  }
};

/** A call that ends as soon as it starts. */
function endedCall(details: string): Pick<Call, keyof Call> {
  const nothing = () => undefined;
  return {
    start(metadata, listener: Listener) {
      const empty = new (metadata.constructor as new () => typeof metadata)();
      listener?.onReceiveMessage?.(null);
      listener?.onReceiveStatus?.({ code: cancelled, details, metadata: empty });
    },
    cancelWithStatus: nothing,
    sendMessageWithContext: nothing,
    sendMessage: nothing,
    startRead: nothing,
    halfClose: nothing,
    getPeer: () => 'nobody',
    getAuthContext: () => null,
  };
}
