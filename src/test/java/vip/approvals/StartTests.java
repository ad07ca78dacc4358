package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class StartTests {

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    Product product;

    @Test
    void theProductStartsWithItsProcesses() {
        product.reset();
        assertThat(repositoryService
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .list())
                .extracting(definition -> definition.getKey())
                .contains("branch-list", "quarterly-cycle", "quarter-end");
    }
}
