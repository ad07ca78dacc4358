package vip.approvals.lists;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param openByTimer whether the quarter that ended is opened without anybody asking
 * @param schedule when, as a cron expression with seconds
 */
@Validated
@ConfigurationProperties("vip.cycle")
public record CycleSettings(boolean openByTimer, @NotBlank String schedule) {}
