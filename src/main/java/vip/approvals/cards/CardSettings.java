package vip.approvals.cards;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer first digits of each card's number (ISO/IEC 7812)
 * @param batchSize most cards of one batch, so that booking them stays one short transaction
 */
@Validated
@ConfigurationProperties("vip.cards")
record CardSettings(
        @NotNull @Pattern(regexp = "\\d{4,8}", message = "must be 4 to 8 digits")
        String issuer,

        @Min(1) @Max(1_000) int batchSize) {}
