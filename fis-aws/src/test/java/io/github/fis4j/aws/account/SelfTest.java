package io.github.fis4j.aws.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM runs on is found out without asking anybody, and is never hit. */
class SelfTest {
    private static final String ID = "i-0123456789abcdef0";
    private static final String CONTAINER = "arn:aws:ecs:eu-west-1:111122223333:container-instance/web/0123";
    private static final String TASK = "arn:aws:ecs:eu-west-1:111122223333:task/web/4567";

    @TempDir
    Path root;

    @Test
    void machineThatIsNoInstance_isNothing() throws IOException {
        write("sys/devices/virtual/dmi/id/board_asset_tag", "Not Specified\n");
        write("var/lib/cloud/data/instance-id", "nocloud\n");
        assertThat(Self.at(root, Map.of(), List.of()).ids()).isEmpty();
    }

    @Test
    void hypervisorAndCloudInit_tellTheInstance() throws IOException {
        write("sys/devices/virtual/dmi/id/board_asset_tag", ID + "\n");
        assertThat(Self.at(root, Map.of(), List.of()).ids()).containsExactly(ID);
        Files.delete(root.resolve("sys/devices/virtual/dmi/id/board_asset_tag"));
        write("var/lib/cloud/data/instance-id", ID);
        assertThat(Self.at(root, Map.of(), List.of()).ids()).containsExactly(ID);
    }

    @Test
    void metadataOfTheEcsAgent_tellsTaskAndContainerInstance() throws IOException {
        write("metadata.json", "{\"TaskARN\": \"" + TASK + "\", \"ContainerInstanceARN\": \"" + CONTAINER + "\"}");
        Map<String, String> environment = Map.of("ECS_CONTAINER_METADATA_FILE", "metadata.json");
        assertThat(Self.at(root, environment, List.of(ID)).ids()).containsExactlyInAnyOrder(ID, TASK, CONTAINER);
    }

    @Test
    void metadataThatIsTornOrGone_tellsNothing_andHurtsNobody() throws IOException {
        Map<String, String> environment = Map.of("ECS_CONTAINER_METADATA_FILE", "metadata.json");
        assertThat(Self.at(root, environment, List.of()).ids()).isEmpty();
        write("metadata.json", "{\"TaskARN\": \"arn");
        assertThat(Self.at(root, environment, List.of()).ids()).isEmpty();
    }

    @Test
    void callThatNamesIt_byIdOrArn_isRefused_andOthersPass() {
        Self self = new Self(Set.of(ID));
        assertThat(self.spared(prepared("i-0fffffffffffffff0"))).isNotNull();
        for (String named : List.of(ID, "arn:aws:ec2:eu-west-1:111122223333:instance/" + ID)) {
            assertThatThrownBy(() -> self.spared(prepared(named)))
                    .isInstanceOf(ActionFailedException.class)
                    .hasMessageContaining("ec2:StopInstances would hit " + named)
                    .hasMessageContaining("this JVM runs on");
        }
    }

    private static Prepared prepared(String id) {
        JsonObject request = JsonObject.builder()
                .putStrings("InstanceIds", List.of("i-1", id))
                .build();
        return new Prepared(
                List.of(PlannedCall.of("ec2", "StopInstances", request, Repeat.NATURAL)), JsonObject.empty());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
