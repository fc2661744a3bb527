// Command compose-check reads a compose file by compose's own parser and prints the resolved project as JSON.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	if err := check(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// check takes the file and the settings as KEY=VALUE; the environment and .env are not read.
func check(args []string) error {
	options, err := cli.NewProjectOptions(args[:1], cli.WithEnv(args[1:]), cli.WithInterpolation(true), cli.WithResolvedPaths(false))
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	text, err := project.MarshalJSON()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}
