package vip.approvals.erasure;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param operator name of the company, as acts of destruction give it; empty: the programme's
 * @param address of the company
 */
@Validated
@ConfigurationProperties("vip.erasure")
record ErasureSettings(@NotNull String operator, @NotNull String address) {}
