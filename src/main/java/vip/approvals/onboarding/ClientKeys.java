package vip.approvals.onboarding;

import java.util.stream.Stream;

/**
 * Further business keys of processes of a client, whose manager's tasks go along at a hand-over. Each module with such
 * processes declares a bean.
 */
@FunctionalInterface
public interface ClientKeys {

    Stream<String> of(String client);
}
